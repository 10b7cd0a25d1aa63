import { toCsv } from '../../../platform/csv.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReadPlans } from '../../partnership/index.ts'
import { definitionRoutes } from './definition/definition-routes.ts'
import { figuresQuery } from './figures-form.ts'
import { FiguresPage } from './figures-page.tsx'
import { indicators } from './indicators.ts'
import { type LoadedFigures, loadFigures } from './load-figures.ts'

export function figuresRoutes(app: App): void {
  definitionRoutes(app)
  page(app, '/street/figures', {
    allow: mayReadPlans,
    // Who asks for which figures is written down: asked often enough, figures tell of people.
    audit: {
      event: 'street.figures.viewed',
      of: () => [null],
      details: ({ area, month, asOf, night, exact }) => ({
        area: area?.code ?? null,
        month,
        asOf,
        night,
        exact,
      }),
    },
    query: figuresQuery,
    load: ({ db, actor, query, today }) => loadFigures(db, actor, query, today),
    view: FiguresPage,
  })
  download(app, '/street/figures.csv', {
    allow: mayReadPlans,
    audit: 'street.figures.downloaded',
    query: figuresQuery,
    load: async ({ db, actor, query, today }) => {
      const loaded = await loadFigures(db, actor, query, today)
      const { area, month, asOf, night, exact } = loaded
      return {
        name: `figures-${area?.code ?? 'none'}-${month}.csv`,
        type: 'text/csv; charset=utf-8',
        body: toCsv(rowsOf(loaded)),
        details: { area: area?.code ?? null, month, asOf, night, exact },
      }
    },
  })
}

/** The page as rows: what is hidden there is [c] here. */
function rowsOf(loaded: LoadedFigures): (string | number)[][] {
  const { area, month, asOf, night, from, to, definition, figures } = loaded
  const heading = ['Area', 'Period', 'As known at the end of', 'Definition', 'Figure', 'People']
  if (!area || !figures) return [heading]
  const line = (period: string, name: string, shown: number | 'suppressed') => [
    ...[area.code, period, asOf ?? '', definition.version, name],
    shown === 'suppressed' ? '[c]' : shown,
  ]
  const { flow, single } = figures
  return [
    heading,
    ...indicators.map(indicator => line(month, indicator, figures.values[indicator])),
    line(month, 'left-any', figures.leftAny),
    line(night, 'night', single.people),
    line(night, 'night-unknown', single.unknown),
    ...(['flow', 'stock', 'returner'] as const).map(name =>
      line(`${from} to ${to}`, name, flow[name]),
    ),
  ]
}
