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
    const left = columns.slice(0, i).findLast(other => other !== undefined)?.right ?? 0
    const right = columns.slice(i + 1).find(other => other !== undefined)?.left ?? left + 1
    return { left, right: Math.max(left, right) }
  })
}

/** Which columns each cell of a row takes, from where it stands; in order where nothing is known. */
export function placeRow(row: (Extent | undefined)[], columns: Column[]): GridPlace[] {
  const places: GridPlace[] = []
  let next = 1
  for (const [i, extent] of row.entries()) {
    // Cells still to come need a column each.
    const last = Math.max(next, columns.length - (row.length - 1 - i))
    const full = row.length === columns.length
    const place =
      full || !extent ? { col: next, colSpan: 1 } : placeCell(extent, columns, next, last)
    places.push(place)
    next = place.col + place.colSpan
  }
  return places
}

function placeCell(extent: Extent, columns: Column[], first: number, last: number): GridPlace {
  const [left, , width] = extent.box
  const right = left + width
  const inside = columns
    .map((column, i) => ({ number: i + 1, middle: (column.left + column.right) / 2 }))
    .filter(
      ({ number, middle }) => number >= first && number <= last && middle > left && middle < right,
    )
  const start = inside[0]
  if (extent.exact && start) return { col: start.number, colSpan: inside.length }
  let best = { number: first, overlap: Number.NEGATIVE_INFINITY }
  for (let number = first; number <= last; number++) {
    const column = columns[number - 1]
    if (!column) continue
    // Negative where they do not meet: the nearest column then wins.
    const overlap = Math.min(right, column.right) - Math.max(left, column.left)
    if (overlap > best.overlap) best = { number, overlap }
  }
  return { col: best.number, colSpan: 1 }
}

/** Whether a table of these extents can be the rest of one with these columns. */
export function fitsColumns(rows: (Extent | undefined)[][], columns: Column[]): boolean {
  if (columns.length === 0 || rows.some(row => row.length > columns.length)) return false
  const extents = rows.flat().filter(extent => extent !== undefined)
  const first = columns[0]?.left ?? 0
  const last = columns.at(-1)?.right ?? 0
  const own = columnsOf(rows)
  const aligned =
    own.length < columns.length ||
    own.every((column, i) => {
      const other = columns[i]
      return (
        other !== undefined &&
        Math.min(column.right, other.right) > Math.max(column.left, other.left)
      )
    })
  return aligned && extents.every(({ box }) => box[0] >= first - 6 && box[0] + box[2] <= last + 6)
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
