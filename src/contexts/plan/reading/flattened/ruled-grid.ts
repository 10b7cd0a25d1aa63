/** Tables drawn with lines: the rulings of a page → cells, merged where no ruling stands between them. */
import type { Drawing } from '../reading.ts'

export type RuledCell = {
  row: number
  col: number
  rowSpan: number
  colSpan: number
  left: number
  right: number
  top: number
  bottom: number
}
export type RuledTable = {
  page: number
  left: number
  right: number
  top: number
  bottom: number
  columns: number[]
  cells: RuledCell[]
}

type Stroke = { upright: boolean; at: number; from: number; to: number }
const near = 2.5

/** Tables of at least two columns and one row, from the top of the page. */
export function listRuledTables(drawings: Drawing[], page: number): RuledTable[] {
  const strokes = joinStrokes(drawings.filter(drawing => drawing.page === page).flatMap(strokesOf))
  return groupTouching(strokes)
    .map(group => buildTable(group, page))
    .filter((table): table is RuledTable => table !== undefined)
    .sort((a, b) => a.top - b.top || a.left - b.left)
}

function strokesOf(drawing: Drawing): Stroke[] {
  const [x, y, width, height] = drawing.box
  if (width < 2 && height < 2) return []
  if (width < 2) return [{ upright: true, at: x + width / 2, from: y, to: y + height }]
  if (height < 2) return [{ upright: false, at: y + height / 2, from: x, to: x + width }]
  // A box drawn around a cell. Very small ones are marks; shading alone is no border.
  if (width < 8 || height < 6 || drawing.stroke === undefined) return []
  return [
    { upright: true, at: x, from: y, to: y + height },
    { upright: true, at: x + width, from: y, to: y + height },
    { upright: false, at: y, from: x, to: x + width },
    { upright: false, at: y + height, from: x, to: x + width },
  ]
}

/** Strokes on one line that touch are one stroke: borders are often drawn cell by cell. */
function joinStrokes(strokes: Stroke[]): Stroke[] {
  const sorted = [...strokes].sort(
    (a, b) => Number(a.upright) - Number(b.upright) || a.at - b.at || a.from - b.from,
  )
  const lanes: Stroke[][] = []
  for (const stroke of sorted) {
    const lane = lanes.at(-1)
    const first = lane?.[0]
    if (lane && first && first.upright === stroke.upright && stroke.at - first.at < near)
      lane.push(stroke)
    else lanes.push([stroke])
  }
  return lanes.flatMap(lane => {
    const joined: Stroke[] = []
    for (const stroke of lane.sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1)
      if (last && stroke.from <= last.to + near) last.to = Math.max(last.to, stroke.to)
      else joined.push({ ...stroke })
    }
    return joined.filter(stroke => stroke.to - stroke.from > 4)
  })
}

function groupTouching(strokes: Stroke[]): Stroke[][] {
  const group = strokes.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (group[at] !== at) at = group[at] ?? at
    group[i] = at
    return at
  }
  for (const [i, a] of strokes.entries()) {
    for (let j = i + 1; j < strokes.length; j++) {
      const b = strokes[j]
      if (b && a.upright !== b.upright && crosses(a, b)) group[find(i)] = find(j)
    }
  }
  const groups = new Map<number, Stroke[]>()
  for (const [i, stroke] of strokes.entries())
    groups.set(find(i), [...(groups.get(find(i)) ?? []), stroke])
  return [...groups.values()]
}

function crosses(a: Stroke, b: Stroke): boolean {
  return (
    b.at >= a.from - near && b.at <= a.to + near && a.at >= b.from - near && a.at <= b.to + near
  )
}

function buildTable(strokes: Stroke[], page: number): RuledTable | undefined {
  const xs = distinct(strokes.filter(stroke => stroke.upright).map(stroke => stroke.at))
  const ys = distinct([
    ...strokes.filter(stroke => !stroke.upright).map(stroke => stroke.at),
    ...listOpenEnds(strokes),
  ])
  const [left, top] = [xs[0], ys[0]]
  const [right, bottom] = [xs.at(-1), ys.at(-1)]
  if (left === undefined || top === undefined || right === undefined || bottom === undefined)
    return undefined
  if (xs.length < 3 || ys.length < 2) return undefined
  return { page, left, right, top, bottom, columns: xs, cells: listCells(xs, ys, strokes) }
}

/** A row that goes on over the page has no border there, but its columns' lines reach to the page's edge. */
function listOpenEnds(strokes: Stroke[]): number[] {
  const upright = strokes.filter(stroke => stroke.upright)
  const level = strokes.filter(stroke => !stroke.upright).map(stroke => stroke.at)
  const [first, last] = [Math.min(...level), Math.max(...level)]
  const above = upright.map(stroke => stroke.from).filter(at => at < first - 6)
  const below = upright.map(stroke => stroke.to).filter(at => at > last + 6)
  return [
    ...(above.length > upright.length / 2 ? [Math.min(...above)] : []),
    ...(below.length > upright.length / 2 ? [Math.max(...below)] : []),
  ]
}

function distinct(values: number[]): number[] {
  const kept: number[] = []
  for (const value of values.sort((a, b) => a - b)) {
    const last = kept.at(-1)
    if (last === undefined || value - last > near * 2) kept.push(value)
  }
  return kept
}

function listCells(xs: number[], ys: number[], strokes: Stroke[]): RuledCell[] {
  const covers = (upright: boolean, at: number, point: number) =>
    strokes.some(
      stroke =>
        stroke.upright === upright &&
        Math.abs(stroke.at - at) < near * 2 &&
        stroke.from <= point &&
        stroke.to >= point,
    )
  const taken = new Set<string>()
  const cells: RuledCell[] = []
  for (let row = 0; row + 1 < ys.length; row++) {
    for (let col = 0; col + 1 < xs.length; col++) {
      if (taken.has(`${row} ${col}`)) continue
      const [left = 0, firstRight = 0, top = 0, firstBottom = 0] = [
        xs[col],
        xs[col + 1],
        ys[row],
        ys[row + 1],
      ]
      let colSpan = 1
      while (
        col + colSpan + 1 < xs.length &&
        !taken.has(`${row} ${col + colSpan}`) &&
        !covers(true, xs[col + colSpan] ?? 0, (top + firstBottom) / 2)
      )
        colSpan++
      let rowSpan = 1
      const middle = (left + firstRight) / 2
      while (row + rowSpan + 1 < ys.length && !covers(false, ys[row + rowSpan] ?? 0, middle))
        rowSpan++
      for (let r = 0; r < rowSpan; r++)
        for (let c = 0; c < colSpan; c++) taken.add(`${row + r} ${col + c}`)
      cells.push({
        row,
        col,
        rowSpan,
        colSpan,
        left,
        right: xs[col + colSpan] ?? left,
        top,
        bottom: ys[row + rowSpan] ?? top,
      })
    }
  }
  return cells
}
