import type { Block, PlanField, ReadNode, Timescale } from '../reading.ts'
import type { Column } from './columns.ts'
import { blocksOf, type Draft, type DraftAction, type Piece, place, textOf } from './draft.ts'
import { readLabels } from './labels.ts'
import { markerNumber } from './markers.ts'
import { ragOfColour, ragOfLegend, ragOfStatus, ragOfWords } from './rag.ts'
import { type SplitAction, splitActions } from './split-actions.ts'
import { readTimescale } from './timescale.ts'
import { squash } from './words.ts'
import { readYesNo } from './yes-no.ts'

/** One logical row of a plan: what was found for each field, and the node it hangs on. */
export type PlanRow = {
  pieces: Partial<Record<PlanField, Piece[]>>
  node: ReadNode | null
  /** Start and end columns of one range, when there are two. */
  dates?: { start: Piece[]; end: Piece[] }
  /** The RAG column exists and its shading counts. */
  ragColumn?: boolean
  columns?: Column[]
}

/** Adds the actions of one row to the draft and places every fragment they were read from. */
export function emitRow(draft: Draft, row: PlanRow): DraftAction[] {
  relabelCells(row.pieces)
  const parts = splitActions(blocksOf(row.pieces.action))
  if (parts.length === 0) return []
  const made = parts.map((part, index) => makeAction(draft, row, part, index, parts.length))
  draft.rows += 1
  for (const [field, pieces] of Object.entries(row.pieces) as [PlanField, Piece[]][]) {
    if (field === 'node' || field === 'node-number' || field === 'unknown') continue
    for (const piece of pieces) placePiece(draft, piece, made, field)
  }
  return made
}

const shared: PlanField[] = ['leads', 'others', 'timescale']

/** One column for several: 'Lead: Housing Options', 'Partners: Police', 'By: May 2026' in the same cell. */
function relabelCells(pieces: PlanRow['pieces']) {
  for (const field of shared) {
    const list = pieces[field] ?? []
    for (const [at, piece] of list.entries()) {
      const blocks = blocksByLabel(piece.blocks, field)
      for (const [other, found] of blocks ?? []) {
        if (other === field) list[at] = { ...piece, blocks: found }
        else if (found.length > 0)
          pieces[other] = [...(pieces[other] ?? []), { ...piece, blocks: found }]
      }
    }
  }
}

/** The words of a cell by the field their labels name; undefined when no label names another field. */
function blocksByLabel(given: Block[], field: PlanField): Map<PlanField, Block[]> | undefined {
  const parts = given.map(block => ({ block, labels: readLabels(block.text) }))
  const named = new Set(parts.flatMap(part => part.labels ?? []).map(label => label.field))
  if (!(named.has('leads') || named.has('others'))) return undefined
  const blocks = new Map<PlanField, Block[]>([[field, []]])
  const add = (to: PlanField, block: Block) => blocks.set(to, [...(blocks.get(to) ?? []), block])
  let now = field
  for (const { block, labels } of parts) {
    if (!labels) add(now, block)
    for (const label of labels ?? []) {
      if (shared.includes(label.field)) now = label.field
      if (label.text !== '') add(now, { text: label.text })
    }
  }
  return blocks
}

/** In a cell of several actions every fragment belongs to all of them: the words of each are its own. */
function placePiece(draft: Draft, piece: Piece, made: DraftAction[], field: PlanField) {
  const why = piece.why ?? (piece.join === 'space' ? 'joined with the row above' : undefined)
  const name = field === 'action' ? 'text' : field
  for (const action of made) {
    const split = field === 'action' && made.length > 1 ? 'one cell holds several actions' : why
    place(draft, piece.fragment, action.id, name, split)
  }
}

function makeAction(
  draft: Draft,
  row: PlanRow,
  part: SplitAction,
  index: number,
  of: number,
): DraftAction {
  const one = (field: PlanField) => pairedText(row.pieces[field], index, of)
  const number = part.number ?? cleanNumber(one('number')) ?? numberInName(row.columns)
  const action: DraftAction = {
    id: `a${draft.actions.length + 1}`,
    node: row.node?.id ?? null,
    number,
    text: part.text,
    points: part.points,
    timescale: timescaleOf(row, index, of),
    leads: [],
    others: [],
    measure: one('measure'),
    rag: ragOf(draft, row, index, of),
    situation: textOf(row.pieces.situation),
    desirable: readYesNo(one('desirable') ?? ''),
    achievable: readYesNo(one('achievable') ?? ''),
    nextSteps: textOf(row.pieces.nextSteps),
    notes: textOf(row.pieces.notes),
    links: [],
    pieces: row.pieces,
    row: draft.rows,
  }
  draft.actions.push(action)
  return action
}

/** A cell with as many paragraphs as the row has actions holds one for each, in order. */
function pairedText(pieces: Piece[] | undefined, index: number, of: number): string | null {
  const blocks = blocksOf(pieces)
  if (of > 1 && blocks.length === of) return squash(blocks[index]?.text ?? '')
  return textOf(pieces)
}

function cleanNumber(text: string | null): string | null {
  if (text === null) return null
  return markerNumber(squash(text)) ?? null
}

/** A card names its action and numbers it at once: 'Action 7' beside the words of the action. */
function numberInName(columns: Column[] | undefined): string | null {
  const label = columns?.find(column => column.field === 'action')?.label ?? ''
  return /^\p{L}+ (?:no\.? ?)?#?(\d{1,3}(?:\.\d{1,3})*)[.:]?$/iu.exec(label.trim())?.[1] ?? null
}

function timescaleOf(row: PlanRow, index: number, of: number): Timescale {
  if (row.dates) return rangeOfColumns(row.dates.start, row.dates.end)
  const pieces = row.pieces.timescale
  const text = squash((pairedText(pieces, index, of) ?? '').replaceAll('\n', ' '))
  return readTimescale(text, pieces?.length === 1 ? pieces[0]?.fragment.stored : undefined)
}

function rangeOfColumns(start: Piece[], end: Piece[]): Timescale {
  const from = readTimescale(squash(textOf(start) ?? ''), start[0]?.fragment.stored)
  const to = readTimescale(squash(textOf(end) ?? ''), end[0]?.fragment.stored)
  if (from.kind === 'none') return to
  if (to.kind === 'none') return from.from === null ? from : { ...from, kind: 'range', to: null }
  const raw = `${from.raw} – ${to.raw}`
  if (from.from === null) return { ...to, raw }
  if (to.from === null) return { ...from, kind: 'range', raw, to: null }
  return { raw, kind: 'range', from: from.from, to: to.to, every: null }
}

/** Words before shading: a cell that says 'Amber' is amber even where its fill was left white. */
function ragOf(draft: Draft, row: PlanRow, index: number, of: number) {
  const text = pairedText(row.pieces.rag, index, of) ?? ''
  const legend = ragOfLegend(text, draft.legend)
  const words = ragOfWords(text)
  if (words !== null && text.trim().length <= 2) return words
  const fill = row.ragColumn ? fillOf(row.pieces.rag, draft) : null
  return words ?? legend ?? (fill !== null ? fill : ragOfStatus(text))
}

function fillOf(pieces: Piece[] | undefined, draft: Draft) {
  for (const { fragment } of pieces ?? []) {
    const known = draft.legend.find(entry => entry.fill !== null && entry.fill === fragment.fill)
    const rag =
      known?.rag ??
      ragOfColour(fragment.fill) ??
      (fragment.text.trim() === '●' || /^[■●⬤◆▲]$/u.test(fragment.text.trim())
        ? ragOfColour(fragment.colour)
        : null)
    if (rag !== null) return rag
  }
  return null
}
