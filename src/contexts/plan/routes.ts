import type { App } from '../../platform/web/app.ts'
import { page } from '../../platform/web/page.ts'
import { mayReadPlans } from '../partnership/index.ts'
import { listPlans } from './plan/plan-queries.ts'
import { PlansPage } from './plan/plans-page.tsx'
import { reviewRoutes } from './review/review-routes.ts'

export function planRoutes(app: App): void {
  page(app, '/plans', {
    allow: mayReadPlans,
    audit: 'none',
    load: ({ db }) => listPlans(db),
    view: PlansPage,
  })
  reviewRoutes(app)
}
