import type { Block, FragmentedDocument } from '../reading.ts'
import { blocksOf, type Draft, type DraftAction } from './draft.ts'
import { matchHeader } from './header-words.ts'
import { learnParties, readParties } from './parties.ts'

type PartyField = 'leads' | 'others'

/** Reads the lead and partner cells of all actions, once every cell of the plan is known. */
export function nameParties(draft: Draft, _doc: FragmentedDocument) {
  const rows = new Map(draft.actions.map(action => [action.pieces, partyBlocks(action)]))
  const known = learnParties([...rows.values()].flatMap(row => [row.leads, row.others]))
  for (const action of draft.actions) {
    const row = rows.get(action.pieces)
    for (const field of ['leads', 'others'] as const) {
      const pieces = action.pieces[field]
      const wraps = pieces?.some(piece => piece.fragment.inferred !== undefined) ?? false
      action[field] = [...new Set(readParties(row?.[field] ?? [], known, wraps))]
    }
  }
}

/** One cell may hold both, each after its label ('Lead: …', 'Partners: …'). */
function partyBlocks(action: DraftAction): Record<PartyField, Block[]> {
  const sorted: Record<PartyField, Block[]> = { leads: [], others: [] }
  for (const field of ['leads', 'others'] as const) {
    let current: PartyField = field
    for (const block of blocksOf(action.pieces[field])) {
      const labelled = readLabel(block.text)
      if (labelled) current = labelled.field
      const text = labelled ? labelled.rest : block.text
      if (text !== '') sorted[current].push({ ...block, text })
    }
  }
  return sorted
}

function readLabel(text: string): { field: PartyField; rest: string } | undefined {
  const match = /^([\p{L} /&()]{3,40}):\s*(.*)$/su.exec(text)
  const field = matchHeader(match?.[1] ?? '')?.field
  return field === 'leads' || field === 'others' ? { field, rest: match?.[2] ?? '' } : undefined
}
