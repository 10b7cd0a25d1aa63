import type { Block } from '../reading.ts'
import { blocksOf, type Draft, type Piece } from './draft.ts'
import { learnParties, readParties } from './parties.ts'

/** Reads the lead and partner cells of all actions, once every cell of the plan is known. */
export function nameParties(draft: Draft) {
  const rows = new Set(draft.actions.map(action => action.pieces))
  const lists = [...rows].flatMap(pieces => [pieces.leads, pieces.others])
  // A line of a wrapped cell is not a name; its sentences are.
  const cells = lists.map(list => (wraps(list) ? [joined(list)] : blocksOf(list)))
  const known = learnParties(cells)
  for (const action of draft.actions) {
    for (const field of ['leads', 'others'] as const) {
      const list = action.pieces[field]
      action[field] = [...new Set(readParties(blocksOf(list), known, wraps(list)))]
    }
  }
}

function wraps(pieces: Piece[] | undefined): boolean {
  return pieces?.some(piece => piece.fragment.inferred !== undefined) ?? false
}

function joined(pieces: Piece[] | undefined): Block {
  return {
    text: blocksOf(pieces)
      .map(block => block.text)
      .join(' '),
  }
}
