import type { PlainDate } from '../../../platform/dates.ts'
import type { NewAction } from '../action/add-actions.ts'
import type { Change } from '../action/write-action.ts'
import type { CorrectedAction } from './corrections.ts'
import type { Import } from './import-queries.ts'
import type { Review } from './review-model.ts'

/** From when a change counts, and which pieces of the document it came from. */
export function changeOf(imported: Import, review: Review, id: string, today: PlainDate): Change {
  const fragments = [...new Set(review.placementsOf(id).map(placement => placement.fragment))]
  return { effectiveOn: today, importId: imported.id, source: { fragments } }
}

/** An action as its first version says it. */
export function contentOf(
  action: CorrectedAction,
  nodeIds: Map<string, string>,
  position: number,
): NewAction['content'] {
  return {
    nodeId: (action.node && nodeIds.get(action.node)) || null,
    position,
    number: action.number,
    text: action.text,
    points: action.points,
    timescale: action.timescale,
    leads: action.leads,
    others: action.others,
    measure: action.measure,
    state: 'active',
    becameActionId: null,
  }
}
