import type { Fragment } from '../reading.ts'
import { buildGrid, cellText, type Grid } from './grid.ts'
import { matchHeader, plainHeader } from './header-words.ts'

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
  return stackedCards(grid) ?? turn(grid)
}

/** Cards one below the other in one table: the same names come again for each. */
function stackedCards(grid: Grid): Grid | undefined {
  if (grid.columns !== 2) return undefined
  const rows = grid.rows.filter(row => row.own.length === 2 && cellText(row.at[0]) !== '')
  const names = rows.map(row => plainHeader(cellText(row.at[0])))
  const starts = names.flatMap((name, at) => (name === names[0] ? [at] : []))
  if (starts.length < 2 || rows.length !== grid.rows.length) return undefined
  const order = [...new Set(names)]
  const turned: Fragment[] = []
  let card = 0
  for (const [at, row] of rows.entries()) {
    if (starts.includes(at)) card += 1
    const col = order.indexOf(names[at] ?? '') + 1
    for (const cell of row.own) {
      // The name is kept once as the column's name; further cards only repeat it.
      if (cell.col === 0 && names.indexOf(names[at] ?? '') !== at) {
        turned.push({ ...cell.fragment, row: 1, col, rowSpan: 1, colSpan: 1, text: '', blocks: [] })
        continue
      }
      turned.push({
        ...cell.fragment,
        row: cell.col === 0 ? 1 : card + 1,
        col,
        rowSpan: 1,
        colSpan: 1,
      })
    }
  }
  return buildGrid(turned)
}

function turn(grid: Grid): Grid {
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
