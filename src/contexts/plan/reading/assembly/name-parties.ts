import type { FragmentedDocument } from '../reading.ts'
import { blocksOf, type Draft } from './draft.ts'
import { learnParties, readParties } from './parties.ts'

/** Reads the lead and partner cells of all actions, once every cell of the plan is known. */
export function nameParties(draft: Draft, _doc: FragmentedDocument) {
  const rows = new Set(draft.actions.map(action => action.pieces))
  const cells = [...rows].flatMap(pieces => [blocksOf(pieces.leads), blocksOf(pieces.others)])
  const known = learnParties(cells)
  for (const action of draft.actions) {
    for (const field of ['leads', 'others'] as const) {
      const pieces = action.pieces[field]
      const wraps = pieces?.some(piece => piece.fragment.inferred !== undefined) ?? false
      action[field] = [...new Set(readParties(blocksOf(pieces), known, wraps))]
    }
  }
}
