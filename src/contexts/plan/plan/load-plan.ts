import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listNodes } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import { tallyPlan } from './count-actions.ts'
import { listActions } from './list-actions.ts'
import type { PlanQuery } from './plan-filter-form.ts'
import { getPlan, listLeadParties } from './plan-queries.ts'

/** Everything that the page of a plan shows, now or as at `query.day`. */
export async function loadPlan(db: ReadDb, slug: string, query: PlanQuery, today: PlainDate) {
  const plan = await getPlan(db, slug)
  const tree = treeOf(await listNodes(db, plan.id, query.day ?? null))
  return {
    plan,
    tree,
    tallies: await tallyPlan(db, plan, { asAt: query.day ?? null, today }),
    owners: await listLeadParties(db, plan.id),
    listing: await listActions(db, plan, query, today, tree),
  }
}

export type LoadedPlan = Awaited<ReturnType<typeof loadPlan>>
