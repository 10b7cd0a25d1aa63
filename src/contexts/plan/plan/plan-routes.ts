import { addMonths } from '../../../platform/dates.ts'
import type { App } from '../../../platform/web/app.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReadPlans } from '../../partnership/index.ts'
import { AsAtPage } from './as-at-page.tsx'
import { AttentionPage } from './attention-page.tsx'
import { loadAttention } from './attention-queries.ts'
import { ChangesPage } from './changes-page.tsx'
import { loadChanges } from './changes-queries.ts'
import { asAtQuery, changesQuery } from './day-form.ts'
import { loadPlan } from './load-plan.ts'
import { planQuery } from './plan-filter-form.ts'
import { PlanPage } from './plan-page.tsx'
import { getPlan, listPlansWithProgress } from './plan-queries.ts'
import { PlansPage } from './plans-page.tsx'

/** Reading plans: the list, one plan, what needs attention, the past. */
export function planPagesRoutes(app: App): void {
  page(app, '/plans', {
    allow: mayReadPlans,
    audit: 'none',
    load: ({ db, today }) => listPlansWithProgress(db, today),
    view: PlansPage,
  })
  page(app, '/plans/:slug', {
    allow: mayReadPlans,
    audit: 'none',
    // The past has its own address, so that nobody takes it for today.
    query: planQuery.transform(query => ({ ...query, day: undefined })),
    load: ({ db, params, query, today }) => loadPlan(db, params.slug, query, today),
    view: PlanPage,
  })
  page(app, '/plans/:slug/attention', {
    allow: mayReadPlans,
    audit: 'none',
    load: ({ db, params, today }) => loadAttention(db, params.slug, today),
    view: AttentionPage,
  })
  page(app, '/plans/:slug/as-at', {
    allow: mayReadPlans,
    audit: 'none',
    query: asAtQuery,
    load: async ({ db, params, query, today }) => {
      const { day, typed } = query
      if (day !== undefined && day <= today)
        return { stood: await loadPlan(db, params.slug, query, today) }
      const wrong = day !== undefined || Object.values(typed).some(Boolean)
      return { stood: null, plan: await getPlan(db, params.slug), wrong }
    },
    view: AsAtPage,
  })
  page(app, '/plans/:slug/changes', {
    allow: mayReadPlans,
    audit: 'none',
    query: changesQuery,
    load: async ({ db, params, query, today }) => {
      const plan = await getPlan(db, params.slug)
      if (query.asked && query.from === undefined)
        return { plan, wrong: 'Enter days that exist, like 27 3 2026', changes: null }
      const to = query.to ?? today
      const from = query.from ?? addMonths(to, -3)
      if (from > to) return { plan, wrong: 'The first day must be before the last', changes: null }
      return { plan, wrong: null, changes: await loadChanges(db, plan, from, to) }
    },
    view: ChangesPage,
  })
}
