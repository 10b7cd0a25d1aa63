import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { mayWritePlans } from '../../partnership/index.ts'
import { listNodes } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import { listGroups } from '../review/review-queries.ts'
import { carryForward } from './carry-forward.ts'
import { carryForwardForm } from './carry-forward-form.ts'
import { CarryForwardPage } from './carry-forward-page.tsx'
import { changeSettings } from './change-settings.ts'
import { tallyPlan } from './count-actions.ts'
import { listActions } from './list-actions.ts'
import { noFilter } from './plan-filter-form.ts'
import { getPlan, listPlans } from './plan-queries.ts'
import { settingsForm } from './settings-form.ts'
import { SettingsPage } from './settings-page.tsx'

/** Changing a plan as a whole: its settings, and what goes on in its successor. */
export function planChangeRoutes(app: App): void {
  formPage(app, '/plans/:slug/settings', {
    allow: mayWritePlans,
    audit: 'plan.plan.changed',
    load: ({ db, params }) => getPlan(db, params.slug),
    view: SettingsPage,
    form: settingsForm,
    save: ({ tx, actor, input, params, today }) =>
      changeSettings(tx, actor, params.slug, input, today),
    said: ({ saved }) =>
      saved === 0 ? 'Settings saved.' : `Settings saved. ${saved} dates were worked out again.`,
    next: ({ params }) => `/plans/${params.slug}`,
  })
  formPage(app, '/plans/:slug/carry-forward', {
    allow: mayWritePlans,
    audit: 'plan.plan.carriedForward',
    query: z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }),
    load: ({ db, params, query, today }) => loadCarryForward(db, params.slug, query.page, today),
    view: CarryForwardPage,
    form: carryForwardForm,
    save: ({ tx, actor, input, params, today }) =>
      carryForward(tx, actor, params.slug, input, today),
    said: ({ saved }) =>
      `${saved.count} ${saved.count === 1 ? 'action goes' : 'actions go'} on in this plan.`,
    next: ({ saved }) => `/plans/${saved.slug}`,
  })
}

async function loadCarryForward(db: ReadDb, slug: string, page: number, today: PlainDate) {
  const plan = await getPlan(db, slug)
  const tree = treeOf(await listNodes(db, plan.id, null))
  const query = {
    ...noFilter,
    state: ['open' as const],
    by: 'priority' as const,
    page,
    day: undefined,
  }
  const tallies = await tallyPlan(db, plan, { asAt: null, today })
  return {
    plan,
    listing: await listActions(db, plan, query, today, tree),
    carried: tallies
      .filter(tally => tally.state === 'carried-forward')
      .reduce((sum, tally) => sum + tally.count, 0),
    plans: (await listPlans(db)).filter(
      one => one.id !== plan.id && (one.status === 'draft' || one.status === 'adopted'),
    ),
    groups: await listGroups(db),
  }
}
