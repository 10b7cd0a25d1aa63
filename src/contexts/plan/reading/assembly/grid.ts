import type { Fragment } from '../reading.ts'

export type GridCell = {
  fragment: Fragment
  row: number
  col: number
  rowSpan: number
  colSpan: number
}

/** One printed row. `at[col]` is the cell that covers the column, also when it starts above or left. */
export type GridRow = { index: number; at: (GridCell | undefined)[]; own: GridCell[] }

export type Grid = {
  table: number
  rows: GridRow[]
  columns: number
  sheet?: string
  page?: number
}

/** Builds the grid of one table from its cells; merged cells cover every place they span. */
export function buildGrid(fragments: Fragment[]): Grid {
  const numbers = [...new Set(fragments.map(each => each.row ?? 1))].sort((a, b) => a - b)
  const place = new Map(numbers.map((number, index) => [number, index]))
  const lowest = fragments.reduce(
    (least, each) => Math.min(least, each.col ?? 1),
    Number.POSITIVE_INFINITY,
  )
  const rows: GridRow[] = numbers.map((_, index) => ({ index, at: [], own: [] }))
  let columns = 0
  for (const fragment of fragments) {
    const index = place.get(fragment.row ?? 1) ?? 0
    const colSpan = Math.max(1, fragment.colSpan ?? 1)
    const spanned = Math.max(1, fragment.rowSpan ?? 1)
    const rowSpan = spanned === 1 ? 1 : countRows(numbers, index, (fragment.row ?? 1) + spanned - 1)
    const cell = { fragment, row: index, col: (fragment.col ?? 1) - lowest, rowSpan, colSpan }
    columns = Math.max(columns, cell.col + colSpan)
    rows[index]?.own.push(cell)
    cover(rows, cell)
  }
  const [first] = fragments
  const grid: Grid = { table: first?.table ?? 0, rows, columns }
  if (first?.sheet !== undefined) grid.sheet = first.sheet
  if (first?.page !== undefined) grid.page = first.page
  return grid
}

/** How many of the rows that are there a merged cell covers. */
function countRows(numbers: number[], from: number, last: number): number {
  let count = 1
  while ((numbers[from + count] ?? Number.POSITIVE_INFINITY) <= last) count++
  return count
}

function cover(rows: GridRow[], cell: GridCell) {
  for (let down = 0; down < cell.rowSpan; down++) {
    const row = rows[cell.row + down]
    for (let across = 0; row && across < cell.colSpan; across++) row.at[cell.col + across] ??= cell
  }
}

export function cellText(cell: GridCell | undefined): string {
  return cell?.fragment.text.trim() ?? ''
}

/** The cells of a row that hold words and start in it, from left to right. */
export function filledCells(row: GridRow): GridCell[] {
  return row.own.filter(cell => cellText(cell) !== '').sort((a, b) => a.col - b.col)
}
