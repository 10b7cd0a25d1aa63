import type { Fragment } from '../reading.ts'
import { buildGrid, cellText, type Grid } from './grid.ts'
import { matchHeader } from './header-words.ts'

/**
 * A table whose names stand in its first column (one action a column, or one small table an action) is
 * turned so that they stand in its first row. Undefined when the first column holds no column names.
 */
export function transposeRecords(grid: Grid): Grid | undefined {
  if (grid.columns < 2 || grid.columns > 12) return undefined
  const names = grid.rows.map(row => cellText(row.at[0])).filter(text => text !== '')
  const matches = names
    .map(name => (name.length <= 60 ? matchHeader(name) : undefined))
    .filter(match => match !== undefined)
  const fields = new Set(matches.map(match => match.field))
  if (
    fields.size < 3 ||
    matches.length < names.length * 0.6 ||
    !matches.some(match => match.rank > 0)
  )
    return undefined
  const turned: Fragment[] = []
  for (const row of grid.rows) {
    for (const cell of row.own) {
      turned.push({
        ...cell.fragment,
        row: cell.col + 1,
        col: cell.row + 1,
        rowSpan: cell.colSpan,
        colSpan: cell.rowSpan,
      })
    }
  }
  return buildGrid(turned)
}
