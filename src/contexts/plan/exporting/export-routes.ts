import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { mayReadPlans } from '../../partnership/index.ts'
import { planQuery } from '../plan/plan-filter-form.ts'
import { exportCsv, exportJson } from './export-plan.ts'

/** A plan as files that other programs read. */
export function exportRoutes(app: App): void {
  download(app, '/plans/:slug/export.csv', {
    allow: mayReadPlans,
    audit: 'plan.plan.exported',
    query: planQuery,
    load: async ({ db, params, query, today }) => ({
      name: `${params.slug}-${query.day ?? today}.csv`,
      type: 'text/csv; charset=utf-8',
      body: await exportCsv(db, params.slug, query, { asAt: query.day ?? null, today }),
    }),
  })
  download(app, '/plans/:slug/export.json', {
    allow: mayReadPlans,
    audit: 'plan.plan.exported',
    load: async ({ db, params, today }) => ({
      name: `${params.slug}-${today}.json`,
      type: 'application/json; charset=utf-8',
      body: await exportJson(db, params.slug),
    }),
  })
}
