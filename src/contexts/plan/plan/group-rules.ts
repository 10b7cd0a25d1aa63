import { addMonths, type PlainDate } from '../../../platform/dates.ts'
import { nodeName, type TreeNode } from '../node/tree-rules.ts'
import { statuses } from '../review/colour-rules.ts'
import { stateFilters, type View } from './plan-filter-form.ts'
import type { Judged } from './standing-queries.ts'

/** The heading under which an action stands in a view of its plan. */
export function groupOf(
  by: View,
  action: Judged,
  owner: string | null,
  tree: readonly TreeNode[],
  day: PlainDate,
): string {
  if (by === 'owner') return owner ?? 'No lead named'
  if (by === 'state')
    return action.state === 'active' ? statuses[action.status] : stateFilters[action.state]
  if (by === 'due') return dueGroup(action, day)
  const node = tree.find(one => one.nodeId === action.nodeId)
  return node ? node.path.map(nodeName).join(' › ') : 'Not under any heading'
}

function dueGroup(action: Judged, day: PlainDate): string {
  if (action.late) return 'Late'
  const { dueOn } = action
  if (dueOn === null)
    return (
      {
        ongoing: 'Ongoing',
        tbc: 'Date to be confirmed',
        none: 'No date in the plan',
        recurring: 'Recurring, without a first date',
        'first-then-recurring': 'Recurring, without a first date',
        duration: 'Counted from the start of the plan',
        other: 'Not understood as a date',
      }[action.timescaleKind as string] ?? 'Without a last day'
    )
  if (dueOn < day) return 'Date has passed: done, closed, or recurring'
  if (dueOn <= addMonths(day, 3)) return 'Due in the next three months'
  if (dueOn <= addMonths(day, 12)) return 'Due within a year'
  return 'Due later'
}
