import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { TreeNode } from '../node/tree-rules.ts'
import type { Rag } from '../reading/reading.ts'
import type { Status } from '../review/colour-rules.ts'
import { oncePerRevision, type PlanState } from './once-per-revision.ts'
import { type ActionState, standingOf } from './standing-queries.ts'

/** How many actions of one node share state, status and colour, and how many of those want attention. */
export type Tally = {
  nodeId: string | null
  state: ActionState
  status: Status
  colour: Rag | null
  count: number
  late: number
  stale: number
  unowned: number
  undated: number
}

/** Counts of a whole plan, from which every total on its pages is added up. */
export function tallyPlan(
  db: ReadDb,
  plan: PlanState & { staleAfterDays: number },
  day: { asAt: PlainDate | null; today: PlainDate },
): Promise<Tally[]> {
  const what = `tally ${day.asAt ?? 'now'} ${day.today} ${plan.staleAfterDays}`
  return oncePerRevision(plan, what, () => countActions(db, plan, day))
}

function countActions(
  db: ReadDb,
  plan: { id: string; staleAfterDays: number },
  day: { asAt: PlainDate | null; today: PlainDate },
): Promise<Tally[]> {
  const marked = (flag: 'late' | 'stale' | 'unowned' | 'undated') =>
    sql<number>`count(*) filter (where s.${sql.ref(flag)})`.as(flag)
  return standingOf(db, plan, day)
    .select(eb => [
      's.nodeId',
      's.state',
      's.status',
      's.colour',
      eb.fn.countAll<number>().as('count'),
      marked('late'),
      marked('stale'),
      marked('unowned'),
      marked('undated'),
    ])
    .groupBy(['s.nodeId', 's.state', 's.status', 's.colour'])
    .execute() as Promise<Tally[]>
}

export type Progress = {
  /** Actions that are neither merged, split, carried forward nor removed. */
  active: number
  open: number
  complete: number
  /** Parked or closed without being complete. */
  closed: number
  colours: Record<Rag | 'none', number>
  late: number
  stale: number
  unowned: number
  undated: number
  /** Live on in another action: neither complete nor open. */
  elsewhere: number
}

/** Adds up tallies. Progress is counted, never averaged. */
export function progressOf(tallies: readonly Tally[]): Progress {
  const progress: Progress = {
    active: 0, open: 0, complete: 0, closed: 0, elsewhere: 0, late: 0, stale: 0, unowned: 0, undated: 0,
    colours: { red: 0, amber: 0, green: 0, blue: 0, none: 0 },
  } // biome-ignore format: zeros
  for (const tally of tallies) {
    if (tally.state !== 'active') {
      if (tally.state !== 'removed') progress.elsewhere += tally.count
      continue
    }
    progress.active += tally.count
    progress.colours[tally.colour ?? 'none'] += tally.count
    if (tally.status === 'complete') progress.complete += tally.count
    else if (tally.status === 'parked' || tally.status.startsWith('closed'))
      progress.closed += tally.count
    else progress.open += tally.count
    for (const flag of ['late', 'stale', 'unowned', 'undated'] as const)
      progress[flag] += tally[flag]
  }
  return progress
}

/** Progress of each top-level part of a plan, with everything below it. */
export function progressByPart(
  tallies: readonly Tally[],
  tree: readonly TreeNode[],
): { node: TreeNode; progress: Progress }[] {
  const top = new Map(tree.map(node => [node.nodeId, node.path[0]?.nodeId]))
  return tree
    .filter(node => node.depth === 1)
    .map(node => ({
      node,
      progress: progressOf(
        tallies.filter(tally => tally.nodeId !== null && top.get(tally.nodeId) === node.nodeId),
      ),
    }))
}
