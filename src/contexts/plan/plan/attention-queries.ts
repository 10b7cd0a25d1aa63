import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listNodes } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import { progressOf, tallyPlan } from './count-actions.ts'
import { listActions } from './list-actions.ts'
import { type Flag, flags, noFilter } from './plan-filter-form.ts'
import { getPlan } from './plan-queries.ts'

/** The first page of each kind of gap in a plan, and what is missing from the plan itself. */
export async function loadAttention(db: ReadDb, slug: string, today: PlainDate) {
  const plan = await getPlan(db, slug)
  const tree = treeOf(await listNodes(db, plan.id, null))
  const tallies = await tallyPlan(db, plan, { asAt: null, today })
  const gaps = []
  for (const flag of Object.keys(flags) as Flag[]) {
    const query = { ...noFilter, flag: [flag], by: 'due' as const, page: 1, day: undefined }
    gaps.push({ flag, ...(await listActions(db, plan, query, today, tree)) })
  }
  return {
    plan,
    progress: progressOf(tallies),
    gaps,
    waitsForStart: plan.startsOn === null ? await countRelative(db, plan.id) : 0,
    unmeasured: tree.filter(
      node => !node.measure && !tree.some(other => other.parentId === node.nodeId),
    ),
    anyMeasure: tree.some(node => node.measure),
  }
}

export type Attention = Awaited<ReturnType<typeof loadAttention>>

/** Actions whose last day is counted from the start of the plan. */
async function countRelative(db: ReadDb, planId: string): Promise<number> {
  const { count } = await db
    .selectFrom('plan.standing')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('planId', '=', planId)
    .where('state', '=', 'active')
    .where('timescaleKind', '=', 'duration')
    .where('timescaleTo', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}
