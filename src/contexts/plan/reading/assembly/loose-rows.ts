import type { PlanField } from '../reading.ts'
import type { Column } from './columns.ts'
import { type Piece, pieceOf } from './draft.ts'
import type { TextItem } from './flow.ts'
import { isDue } from './profile.ts'
import { type Alignment, fit } from './realign.ts'
import { isYesNoCell } from './yes-no.ts'

const why = 'the row lost its table; its paragraphs are placed by what they hold'

/**
 * A row that lost its table: paragraphs in the middle of a table that goes on below them, one of which can
 * only be the cell of a short column. Returns the pieces by field, or undefined when it is ordinary text.
 */
export function readLooseRow(
  items: TextItem[],
  columns: Column[],
  alignment: Alignment,
): Partial<Record<PlanField, Piece[]>> | undefined {
  if (items.length < 3 || items.length > 60 || !hasAnchor(items, columns)) return undefined
  const places = assignParagraphs(items, columns, alignment)
  const pieces: Partial<Record<PlanField, Piece[]>> = {}
  items.forEach((item, at) => {
    const field = columns[places[at] ?? -1]?.field
    if (!field) return
    const list = pieces[field] ?? []
    for (const fragment of item.fragments) list.push(wholePiece(fragment))
    pieces[field] = list
  })
  return pieces.action && Object.keys(pieces).length >= 3 ? pieces : undefined
}

/** The printed number of a list item stays with its words: the list is quoted, not read as points. */
function wholePiece(fragment: TextItem['fragments'][number]): Piece {
  const number = /\p{N}|\p{L}/u.test(fragment.marker ?? '') ? `${fragment.marker} ` : ''
  return { ...pieceOf(fragment, why), blocks: [{ text: `${number}${fragment.text}` }] }
}

function hasAnchor(items: TextItem[], columns: Column[]): boolean {
  const yesNo = columns.some(
    column => column.field === 'desirable' || column.field === 'achievable',
  )
  const due = columns.some(column => column.field === 'timescale')
  return items.some(
    item => (yesNo && isYesNoCell(item.text) && item.text.length < 5) || (due && isDue(item.text)),
  )
}

/** Paragraphs keep their order and so do the columns; the best sum of fits wins, leftmost first. */
function assignParagraphs(items: TextItem[], columns: Column[], alignment: Alignment): number[] {
  let rows: { score: number; path: number[] }[] = columns.map((_, column) => ({
    score: scoreOf(items[0], column, undefined, columns, alignment),
    path: [column],
  }))
  for (const item of items.slice(1)) {
    rows = columns.map((_, column) => {
      let best = { score: Number.NEGATIVE_INFINITY, path: [] as number[] }
      for (const [before, row] of rows.slice(0, column + 1).entries()) {
        const score = row.score + scoreOf(item, column, before, columns, alignment)
        if (score > best.score + 1e-9) best = { score, path: [...row.path, column] }
      }
      return best
    })
  }
  return rows.reduce((best, row) => (row.score > best.score + 1e-9 ? row : best)).path
}

const single: PlanField[] = ['action', 'desirable', 'achievable', 'timescale', 'number', 'rag']

function scoreOf(
  item: TextItem | undefined,
  column: number,
  before: number | undefined,
  columns: Column[],
  alignment: Alignment,
): number {
  if (!item) return 0
  const same = before === column
  const field = columns[column]?.field
  let score = fit(item.text, columns[column], alignment)
  if (field === 'action' && before === undefined) score += 3
  if (same && field && single.includes(field)) score -= 4
  if (item.listLevel !== undefined) score += same ? 2 : -3
  return score + (same ? 0.2 : 0) - column * 0.001
}
