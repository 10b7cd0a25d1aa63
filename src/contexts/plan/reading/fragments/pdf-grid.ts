import { around } from './pdf-lines.ts'
import type { Box, PageDrawing } from './pdf-page.ts'

/** How far a cell is known to reach: drawn borders are exact, text alone only says where letters are. */
export type Extent = { box: Box; exact: boolean }
export type Column = { left: number; right: number }
export type GridPlace = { col: number; colSpan: number }

/** Horizontal and vertical lines of a page, also those that are edges of drawn frames. */
export type Rulings = { vertical: Box[]; horizontal: Box[] }

export function rulingsOf(drawings: PageDrawing[]): Rulings {
  const rulings: Rulings = { vertical: [], horizontal: [] }
  for (const { box, stroke } of drawings) {
    if (!stroke) continue
    const [x, y, width, height] = box
    if (width < 2 && height > 4) rulings.vertical.push(box)
    else if (height < 2 && width > 4) rulings.horizontal.push(box)
    else if (width > 4 && height > 4) {
      rulings.vertical.push([x, y, 0, height], [x + width, y, 0, height])
      rulings.horizontal.push([x, y, width, 0], [x, y + height, width, 0])
    }
  }
  return rulings
}

/** The cell that rulings draw around a text, or undefined where one of its sides is open. */
export function findRuledBox(text: Box, rulings: Rulings): Box | undefined {
  const [x, y, width, height] = text
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  const upright = rulings.vertical
    .filter(([, top, , tall]) => top <= middleY + 1 && top + tall >= middleY - 1)
    .map(([at]) => at)
  const level = rulings.horizontal
    .filter(([left, , wide]) => left <= middleX + 1 && left + wide >= middleX - 1)
    .map(([, at]) => at)
  const left = Math.max(...upright.filter(at => at <= x + 2))
  const right = Math.min(...upright.filter(at => at >= x + width - 2))
  const top = Math.max(...level.filter(at => at <= y + 3))
  const bottom = Math.min(...level.filter(at => at >= y + height - 3))
  const closed = [left, right, top, bottom].every(Number.isFinite)
  return closed ? [left, top, right - left, bottom - top] : undefined
}

/** Columns of a table from its fullest rows, each as wide as the widest of its cells there. */
export function columnsOf(rows: (Extent | undefined)[][]): Column[] {
  const most = Math.max(0, ...rows.map(row => row.length))
  const columns: (Column | undefined)[] = Array.from({ length: most })
  for (const row of rows.filter(row => row.length === most)) {
    for (const [i, extent] of row.entries()) {
      if (!extent) continue
      const [left, , width] = extent.box
      const column = columns[i]
      columns[i] = column
        ? { left: Math.min(column.left, left), right: Math.max(column.right, left + width) }
        : { left, right: left + width }
    }
  }
  return fillGaps(columns)
}

/** A column whose cells are all empty in the fullest rows lies between its neighbours. */
function fillGaps(columns: (Column | undefined)[]): Column[] {
  return columns.map((column, i) => {
    if (column) return column
    const before = columns.slice(0, i).findLast(other => other !== undefined)?.right
    const after = columns.slice(i + 1).find(other => other !== undefined)?.left
    const left = before ?? (after === undefined ? 0 : after - 1)
    return { left, right: Math.max(left + 1, after ?? left + 1) }
  })
}

/**
 * Which of the `free` columns each cell of a row takes: in order where there is one for each, otherwise
 * by where the cells stand.
 */
export function placeRow(
  row: (Extent | undefined)[],
  columns: Column[],
  free: number[],
): GridPlace[] {
  if (row.length >= free.length)
    return row.map((_, i) => ({ col: free[i] ?? columns.length + i - free.length + 1, colSpan: 1 }))
  const places: GridPlace[] = []
  let next = 0
  for (const [i, extent] of row.entries()) {
    // Cells still to come need a column each.
    const last = free.length - (row.length - 1 - i)
    const choice = free.slice(next, Math.max(next + 1, last))
    const place = extent
      ? placeCell(extent, columns, choice)
      : { col: choice[0] ?? i + 1, colSpan: 1 }
    places.push(place)
    const after = free.findIndex(col => col >= place.col + place.colSpan)
    next = after < 0 ? free.length : after
  }
  return places
}

function placeCell(extent: Extent, columns: Column[], choice: number[]): GridPlace {
  const [left, , width] = extent.box
  const right = left + width
  const inside = choice.filter(col => {
    const column = columns[col - 1]
    const middle = column ? (column.left + column.right) / 2 : Number.NaN
    return middle > left && middle < right
  })
  if (extent.exact && inside[0]) return { col: inside[0], colSpan: inside.length }
  let best = { col: choice[0] ?? 1, overlap: Number.NEGATIVE_INFINITY }
  for (const col of choice) {
    const column = columns[col - 1]
    if (!column) continue
    // Negative where they do not meet: the nearest column then wins.
    const overlap = Math.min(right, column.right) - Math.max(left, column.left)
    if (overlap > best.overlap) best = { col, overlap }
  }
  return { col: best.col, colSpan: 1 }
}

/** The fill last painted over a point; what covers half a page is its background. */
export function findFillAt(
  x: number,
  y: number,
  drawings: PageDrawing[],
  pageArea: number,
): string | undefined {
  const fill = drawings.findLast(
    ({ fill, box: [left, top, width, height] }) =>
      fill !== undefined &&
      width * height < pageArea / 2 &&
      x >= left &&
      x <= left + width &&
      y >= top &&
      y <= top + height,
  )
  return fill?.fill
}

export function unionOf(boxes: Box[]): Box | undefined {
  const [first, ...rest] = boxes
  return first && rest.reduce(around, first)
}
