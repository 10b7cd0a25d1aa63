import type { Fragment } from '../reading/reading.ts'
import { deriveColour } from '../review/colour-rules.ts'
import type { ReviewContent } from '../review/write-review.ts'
import type { CorrectedAction } from './corrections.ts'

/**
 * What a document says about how an action stands, as a review; null where it says nothing. The document's colour is kept
 * as it is printed: no status is guessed from it, and none from the words. `known`: what people have said before of how far
 * the action is, which a corrected file does not take away.
 */
export function importedReview(
  action: CorrectedAction,
  fileName: string,
  sourceOf: (id: string, field: string) => Fragment[],
  known: Pick<ReviewContent, 'status' | 'continues'> = { status: 'not-known', continues: false },
): ReviewContent | null {
  const said = [
    action.rag,
    action.situation,
    action.desirable,
    action.achievable,
    action.nextSteps,
    action.notes,
  ]
  if (said.every(value => value === null)) return null
  const standing = {
    ...known,
    desirable: action.desirable ?? 'not-asked',
    achievable: action.achievable ?? 'not-asked',
  } as const
  const byHand = action.rag !== null && action.rag !== deriveColour(standing).colour
  return {
    ...standing,
    kind: 'imported',
    desirableReason: reasonOf(sourceOf(action.id, 'desirable')),
    achievableReason: reasonOf(sourceOf(action.id, 'achievable')),
    situation: action.situation,
    nextSteps: action.nextSteps,
    notes: action.notes,
    notesPublic: false,
    colourByHand: byHand ? action.rag : null,
    colourReason: byHand ? `As printed in ${fileName}` : null,
    groupId: null,
    decidedOn: null,
  }
}

/** The words after the Yes or No of a cell: 'No. Not as originally conceived.' */
export function reasonOf(cell: readonly Fragment[]): string | null {
  const text = cell.map(fragment => fragment.text).join('\n')
  const reason = text.replace(/^\s*(yes|no|y|n)\b[\s.,;:–—-]*/i, '').trim()
  return reason === '' ? null : reason
}
