import { DesignSystemPage } from '../../design-system/index.ts'
import type { App } from '../../platform/web/app.ts'
import { download } from '../../platform/web/download.ts'
import { page } from '../../platform/web/page.ts'
import {
  getPublicPublication,
  listPublicPlans,
  publicationFile,
  publicationNumber,
} from '../plan/index.ts'
import { AccessibilityPage, CookiesPage, PrivacyPage } from './about/about-pages.tsx'
import { StrategiesPage } from './strategies/strategies-page.tsx'
import { StrategyPage } from './strategies/strategy-page.tsx'

export function publicSiteRoutes(app: App): void {
  for (const [path, view] of [
    ['/accessibility', AccessibilityPage],
    ['/privacy', PrivacyPage],
    ['/cookies', CookiesPage],
    ['/design-system', DesignSystemPage],
  ] as const)
    page(app, path, { allow: 'everyone', audit: 'none', load: () => null, view })
  page(app, '/strategies', {
    allow: 'everyone',
    audit: 'none',
    load: ({ db }) => listPublicPlans(db),
    view: StrategiesPage,
  })
  page(app, '/strategies/:partnership/:plan', {
    allow: 'everyone',
    audit: 'none',
    load: ({ db, params }) =>
      getPublicPublication(db, `${params.partnership}/${params.plan}`, null),
    view: StrategyPage,
  })
  page(app, '/strategies/:partnership/:plan/:number', {
    allow: 'everyone',
    audit: 'none',
    load: ({ db, params }) =>
      getPublicPublication(
        db,
        `${params.partnership}/${params.plan}`,
        publicationNumber(params.number),
      ),
    view: StrategyPage,
  })
  download(app, '/strategies/:partnership/:plan/:number/plan.:kind', {
    allow: 'everyone',
    audit: 'none',
    load: async ({ db, params }) => {
      const { snapshot } = await getPublicPublication(
        db,
        `${params.partnership}/${params.plan}`,
        publicationNumber(params.number),
      )
      return publicationFile(snapshot, params.kind)
    },
  })
}
