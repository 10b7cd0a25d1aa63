import type {
  Block,
  Fragment,
  Placement,
  PlanField,
  Question,
  ReadAction,
  ReadLayout,
  ReadNode,
} from '../reading.ts'
import type { LegendEntry } from './rag.ts'
import { squash } from './words.ts'

/** Words from one fragment that belong to one field; `join` says how they follow what is there. */
export type Piece = {
  fragment: Fragment
  blocks: Block[]
  join: 'line' | 'space'
  /** Why the piece is where it is, when the file itself does not say so. */
  why?: string
}

export type DraftAction = ReadAction & {
  /** The pieces the fields were read from: links, parties and questions go back to them. */
  pieces: Partial<Record<PlanField, Piece[]>>
  /** Position among the rows of the plan, so that 'the previous action' can be found. */
  row: number
}

/** A plan while it is being put together. Everything is in document order. */
export type Draft = {
  nodes: ReadNode[]
  actions: DraftAction[]
  placements: Placement[]
  setAside: Map<number, string>
  questions: Question[]
  legend: LegendEntry[]
  layout: ReadLayout | null
  rows: number
}

export function startDraft(): Draft {
  return {
    nodes: [],
    actions: [],
    placements: [],
    setAside: new Map(),
    questions: [],
    legend: [],
    layout: null,
    rows: 0,
  }
}

export function addNode(draft: Draft, node: Omit<ReadNode, 'id' | 'measure'>): ReadNode {
  const added = { ...node, id: `n${draft.nodes.length + 1}`, measure: null }
  draft.nodes.push(added)
  return added
}

export function place(
  draft: Draft,
  fragment: Fragment,
  target: string,
  field: string,
  why?: string,
) {
  const reason = why ?? fragment.inferred
  draft.placements.push(
    reason === undefined
      ? { fragment: fragment.id, target, field, certainty: 'certain' }
      : { fragment: fragment.id, target, field, certainty: 'inferred', why: reason },
  )
}

export function setAside(draft: Draft, fragment: Fragment, reason: string) {
  if (!draft.setAside.has(fragment.id)) draft.setAside.set(fragment.id, reason)
}

/** The blocks of several pieces in order; a piece that continues a sentence is joined into the last block. */
export function blocksOf(pieces: Piece[] | undefined): Block[] {
  const blocks: Block[] = []
  for (const piece of pieces ?? []) {
    const [first, ...rest] = piece.blocks
    const last = blocks.at(-1)
    if (first && last && piece.join === 'space') {
      blocks[blocks.length - 1] = { ...last, text: joinWords(last.text, first.text) }
      blocks.push(...rest)
    } else {
      blocks.push(...piece.blocks)
    }
  }
  return blocks.filter(block => squash(block.text) !== '')
}

function joinWords(before: string, after: string): string {
  return squash(`${before} ${after}`)
}

/** A field's words: paragraphs joined with a line feed, without list marks. */
export function textOf(pieces: Piece[] | undefined): string | null {
  const text = blocksOf(pieces)
    .map(block => squash(block.text))
    .join('\n')
  return text === '' ? null : text
}

/** A fragment as a piece, with the blocks the file gave or its text as one block. */
export function pieceOf(fragment: Fragment, why?: string): Piece {
  const blocks = fragment.blocks.length > 0 ? fragment.blocks : [{ text: fragment.text }]
  const parts = blocks.flatMap(splitWide)
  const filled = parts.filter(block => squash(block.text) !== '')
  return why === undefined
    ? { fragment, blocks: filled, join: 'line' }
    : { fragment, blocks: filled, join: 'line', why }
}

/** Two or more spaces after a full stop or between names stand for a lost paragraph break. */
function splitWide(block: Block): Block[] {
  const { wideSpaces, ...rest } = block
  if (!wideSpaces || wideSpaces.length === 0 || wideSpaces.length > 6) return [block]
  const at = wideSpaces.filter(offset => /[\p{Lu}\d'"‘“(]/u.test(block.text[offset + 1] ?? ''))
  const parts = [0, ...at].map((from, index) => block.text.slice(from, at[index]))
  if (parts.some(part => part.trim().length < 8)) return [rest]
  return parts.map(text => ({ ...rest, text: text.trim() }))
}
