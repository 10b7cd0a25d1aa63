import type { PlanField } from '../reading.ts'
import type { Column } from './columns.ts'
import { type Piece, pieceOf } from './draft.ts'
import { cellText, filledCells, type GridCell, type GridRow } from './grid.ts'
import { isSameHeader } from './header-row.ts'
import { readLevelHeading } from './level.ts'
import { isGeneralHeading } from './sections.ts'
import { squash, startsLower } from './words.ts'

export type RowKind =
  | 'blank'
  | 'separator'
  | 'header'
  | 'total'
  | 'section'
  | 'measure'
  | 'text'
  | 'data'

const separator = /^[-–—_=*~\s|:+]+$/u
const measureLabel =
  /^(success (measures?|criteria)|measures? of success|what success looks like|how will we know|outcome measures?|key (performance )?(indicators?|measures?)|performance measures?|kpis?)\b[^:]{0,60}[:–-]/iu

/** What a printed row is, once the columns of the table are known. */
export function rowKind(row: GridRow, columns: Column[], labels: string[], width: number): RowKind {
  const cells = filledCells(row)
  if (cells.length === 0) return 'blank'
  if (cells.every(cell => separator.test(cellText(cell)))) return 'separator'
  if (isSameHeader(row, labels)) return 'header'
  const [first] = cells
  if (isTotal(cells)) return 'total'
  const covered = row.at.filter(
    (cell, col) => cell && cellText(cell) !== '' && row.at.indexOf(cell) === col,
  ).length
  if (cells.length === 1 && first && covered === 1) return singleCellKind(first, columns, width)
  if (cells.length === 2 && isSplitHeading(cells)) return 'section'
  return 'data'
}

/** The word stands in any column; beside it are only numbers ('14', '£2,000', '14 actions'). */
function isTotal(cells: GridCell[]): boolean {
  const named = cells.find(cell => /^(grand |sub-?|overall )?totals?\b/iu.test(cellText(cell)))
  if (!named || cellText(named).length >= 40) return false
  return cells.every(cell => cell === named || /^[\d£$€.,%\s()/-]*\w{0,12}$/u.test(cellText(cell)))
}

function singleCellKind(cell: GridCell, columns: Column[], width: number): RowKind {
  const text = squash(cellText(cell))
  if (measureLabel.test(text) && cell.colSpan > 1) return 'measure'
  const column = columns.find(each => each.index === cell.col)
  const level = readLevelHeading(text)
  const wide = cell.colSpan >= Math.max(2, Math.ceil(width * 0.6))
  if (level && (wide || level.number !== null) && text.length < 300 && column?.field !== 'links')
    return 'section'
  if (wide)
    return text.length > 200 || (text.length > 120 && /[.!?]$/u.test(text)) ? 'text' : 'section'
  if (column?.field === 'node') return 'data'
  if (startsLower(text)) return 'data'
  const marked =
    cell.fragment.bold === true ||
    cell.fragment.blocks.every(block => block.bold) ||
    cell.fragment.header === true
  if (column?.field === 'action')
    return marked && cell.col === 0 && text.length < 120 ? 'section' : 'data'
  const early =
    cell.col === 0 &&
    (column === undefined ||
      ['number', 'rag', 'timescale', 'unknown', 'node-number'].includes(column.field))
  return early && text.length > 3 && /\p{L}{3}/u.test(text) && text.length < 200
    ? 'section'
    : 'data'
}

/** 'Priority 1' in one cell and its title in the next, with nothing else in the row. */
function isSplitHeading(cells: GridCell[]): boolean {
  const level = readLevelHeading(cellText(cells[0]))
  return (
    level !== undefined &&
    level.number !== null &&
    level.title === '' &&
    !isGeneralHeading(cellText(cells[1])) &&
    (cells[1]?.col ?? 9) <= 2
  )
}

/** The cells of a data row by column; merged cells that began above are kept apart. */
export type RowCells = { own: Map<number, GridCell>; carried: Map<number, GridCell> }

export function cellsByColumn(row: GridRow, places: number[] | undefined): RowCells {
  const own = new Map<number, GridCell>()
  const carried = new Map<number, GridCell>()
  row.at.forEach((cell, col) => {
    if (!cell || row.at[col - 1] === cell) return
    if (cell.row === row.index) own.set(places?.[col] ?? col, cell)
    else carried.set(col, cell)
  })
  return { own, carried }
}

/** The pieces of the fields of a row, without nodes and their numbers. */
export function piecesOf(
  cells: Map<number, GridCell>,
  columns: Column[],
  why: string | undefined,
): Partial<Record<PlanField, Piece[]>> {
  const pieces: Partial<Record<PlanField, Piece[]>> = {}
  for (const column of columns) {
    const cell = cells.get(column.index)
    if (!cell || column.field === 'node' || column.field === 'node-number') continue
    if (cellText(cell) === '' && column.field !== 'rag') continue
    const list = pieces[column.field] ?? []
    list.push(pieceOf(cell.fragment, why ?? column.why))
    pieces[column.field] = list
  }
  return pieces
}
