import type { DisclosureRule } from './disclosure-rule.ts'
import { type Cell, protectCells, type Shown, type Sum } from './protect-cells.ts'

/** Counts of people who are each in one row and one column. */
export type CountTable = {
  rows: readonly string[]
  columns: readonly string[]
  /** cells[row][column] */
  cells: readonly (readonly number[])[]
  /** Subtotals over some of the rows, in the order in which they are to come back. */
  rowGroups?: readonly { name: string; rows: readonly number[] }[]
}

/** The same as it may leave, with its totals: what is not in here must not be printed. */
export type ProtectedTable = {
  rows: readonly string[]
  columns: readonly string[]
  cells: Shown[][]
  rowTotals: Shown[]
  columnTotals: Shown[]
  total: Shown
  groups: { name: string; cells: Shown[]; total: Shown }[]
}

/**
 * A table as it may leave: small counts hidden, and others with them so that rows, columns and totals give none away.
 * `earlier` is the same table as it was last published, with the counts that it had then: what is unchanged and was shown
 * is known already, and what was hidden stays hidden. Throws where rows and columns do not fit the cells.
 */
export function protectTable(
  table: CountTable,
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>,
  earlier?: { counts: CountTable; shown: ProtectedTable },
): ProtectedTable {
  const now = layOut(table)
  const before = earlier && layOut(earlier.counts)
  const shownBefore = earlier && flatten(earlier.shown)
  if (before && before.cells.length !== now.cells.length)
    throw new Error('The table that was published earlier has other rows or columns')
  const cells = now.cells.map((cell, place): Cell => {
    if (!before || !shownBefore || before.cells[place]?.count !== cell.count) return cell
    return shownBefore[place] === 'suppressed'
      ? { ...cell, keptHidden: true }
      : { ...cell, published: rule.roundTo === null }
  })
  return gather(table, protectCells(cells, now.sums, rule))
}

/** Every row with its total, then the groups, then the column totals: one list, row by row. */
function layOut(table: CountTable): { cells: Cell[]; sums: Sum[] } {
  const { rows, columns, rowGroups = [] } = table
  if (table.cells.length !== rows.length || table.cells.some(row => row.length !== columns.length))
    throw new Error('A table needs a cell for each row and column')
  const add = (members: readonly (readonly number[])[]) =>
    columns.map((_, column) => members.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  const lines = [
    ...table.cells.map(counts => ({ counts, total: false })),
    ...rowGroups.map(group => ({
      counts: add(group.rows.map(row => table.cells[row] ?? [])),
      total: true,
    })),
    { counts: add(table.cells), total: true },
  ]
  const width = columns.length + 1
  const cells = lines.flatMap(({ counts, total }): Cell[] => [
    ...counts.map(count => ({ count, total })),
    { count: counts.reduce((sum, count) => sum + count, 0), total: true },
  ])
  const sums: Sum[] = lines.map((_, line) => ({
    total: line * width + columns.length,
    parts: columns.map((_, column) => line * width + column),
  }))
  const down = (line: number, members: readonly number[]) => {
    for (let column = 0; column < width; column += 1)
      sums.push({
        total: line * width + column,
        parts: members.map(row => row * width + column),
      })
  }
  down(
    lines.length - 1,
    rows.map((_, row) => row),
  )
  for (const [index, group] of rowGroups.entries()) down(rows.length + index, group.rows)
  return { cells, sums }
}

function gather(
  { rows, columns, rowGroups = [] }: CountTable,
  shown: readonly Shown[],
): ProtectedTable {
  const width = columns.length + 1
  const line = (number: number) => shown.slice(number * width, number * width + columns.length)
  const totalOf = (number: number): Shown => shown[number * width + columns.length] ?? 'suppressed'
  const last = rows.length + rowGroups.length
  return {
    rows,
    columns,
    cells: rows.map((_, row) => line(row)),
    rowTotals: rows.map((_, row) => totalOf(row)),
    columnTotals: line(last),
    total: totalOf(last),
    groups: rowGroups.map(({ name }, index) => ({
      name,
      cells: line(rows.length + index),
      total: totalOf(rows.length + index),
    })),
  }
}

function flatten(shown: ProtectedTable): Shown[] {
  return [
    ...shown.cells.flatMap((row, index) => [...row, shown.rowTotals[index] ?? 'suppressed']),
    ...shown.groups.flatMap(group => [...group.cells, group.total]),
    ...shown.columnTotals,
    shown.total,
  ]
}
