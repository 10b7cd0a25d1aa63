import type { Block } from '../reading.ts'
import type { FragmentList } from './fragment-list.ts'
import {
  type Column,
  columnsOf,
  type Extent,
  findFillAt,
  findRuledBox,
  fitsColumns,
  placeRow,
  type Rulings,
  unionOf,
} from './pdf-grid.ts'
import { linesOf, runsOfLines, type TextPiece } from './pdf-lines.ts'
import type { Box, PageDrawing } from './pdf-page.ts'
import type { StructCell, StructPart } from './pdf-structure.ts'
import { blocksOfRuns, type Run, sharedByRuns } from './runs.ts'
import { normaliseSpace } from './white-space.ts'

/** What is known of a page while its parts are read. */
export type TaggedPage = {
  number: number
  area: number
  pieces: Map<string, TextPiece[]>
  drawings: PageDrawing[]
  rulings: Rulings
}

/** A table that may go on on the next page. */
export type OpenTable = { number: number; row: number; columns: Column[] }

type PlacedCell = {
  cell: StructCell
  extent: Extent | undefined
  col: number
  colSpan: number
  row: number
}

/** Appends a table's cells; goes on with `before` where the two fit, as after a page break. */
export function addTaggedTable(
  list: FragmentList,
  rows: StructCell[][],
  page: TaggedPage,
  before: OpenTable | undefined,
  nextNumber: () => number,
): OpenTable {
  const extents = rows.map(row => row.map(cell => findExtent(cell, page)))
  const goesOn = before !== undefined && fitsColumns(extents, before.columns)
  const columns = goesOn ? before.columns : columnsOf(extents)
  const open = goesOn ? before : { number: nextNumber(), row: 0, columns }
  const placed = rows.map((row, r): PlacedCell[] => {
    const places = placeRow(extents[r] ?? [], columns)
    return row.map((cell, i) => ({
      cell,
      extent: extents[r]?.[i],
      row: r,
      col: places[i]?.col ?? i + 1,
      colSpan: places[i]?.colSpan ?? 1,
    }))
  })
  const bands = bandsOf(extents)
  const reach = new Map<number, number>()
  for (const [r, row] of placed.entries()) {
    for (const cell of withShadedGaps(row, r, columns, bands, reach, page)) {
      const rowSpan = rowSpanOf(cell, bands)
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) reach.set(col, r + rowSpan)
      addCell(list, cell, { rowSpan, row: open.row + r + 1, table: open.number, columns }, page)
    }
  }
  return { number: open.number, row: open.row + rows.length, columns }
}

/** Drawn by the cell itself, or ruled around it, or as far as its letters reach. */
function findExtent(cell: StructCell, page: TaggedPage): Extent | undefined {
  const marks = new Set(cell.marks)
  const frames = page.drawings.filter(
    ({ mark, box }) => mark !== undefined && marks.has(mark) && box[2] > 4 && box[3] > 4,
  )
  const text = unionOf(
    cell.marks
      .flatMap(mark => page.pieces.get(mark) ?? [])
      .filter(isInked)
      .map(piece => piece.box),
  )
  const drawn = unionOf(frames.map(frame => frame.box))
  if (drawn && (!text || contains(drawn, text))) return { box: drawn, exact: true }
  if (!text) return undefined
  const ruled = findRuledBox(text, page.rulings)
  return ruled ? { box: ruled, exact: true } : { box: text, exact: false }
}

function isInked(piece: TextPiece): boolean {
  return piece.text.trim() !== ''
}

function contains(outer: Box, inner: Box): boolean {
  return inner[0] >= outer[0] - 3 && inner[0] + inner[2] <= outer[0] + outer[2] + 3
}

type Band = { top: number; bottom: number } | undefined

function bandsOf(extents: (Extent | undefined)[][]): Band[] {
  return extents.map(row => {
    const known = row.filter(extent => extent !== undefined)
    if (known.length === 0) return undefined
    const top = Math.min(...known.map(({ box }) => box[1]))
    return { top, bottom: Math.min(...known.map(({ box }) => box[1] + box[3])) }
  })
}

function rowSpanOf(cell: PlacedCell, bands: Band[]): number {
  if (!cell.extent?.exact) return 1
  const bottom = cell.extent.box[1] + cell.extent.box[3]
  const below = bands
    .slice(cell.row + 1)
    .findIndex(band => band !== undefined && band.top > bottom - 3)
  return below < 0 ? Math.max(1, bands.length - cell.row) : below + 1
}

/** Cells without text are left out of many files; where one is shaded, it is put back in its place. */
function withShadedGaps(
  row: PlacedCell[],
  r: number,
  columns: Column[],
  bands: Band[],
  reach: Map<number, number>,
  page: TaggedPage,
): PlacedCell[] {
  const band = bands[r]
  if (!band) return row
  const taken = new Set(
    row.flatMap(({ col, colSpan }) => Array.from({ length: colSpan }, (_, i) => col + i)),
  )
  const gaps: PlacedCell[] = []
  for (const [i, column] of columns.entries()) {
    if (taken.has(i + 1) || (reach.get(i + 1) ?? 0) > r) continue
    const box: Box = [column.left, band.top, column.right - column.left, band.bottom - band.top]
    if (
      findFillAt(box[0] + box[2] / 2, box[1] + box[3] / 2, page.drawings, page.area) === undefined
    )
      continue
    const cell: StructCell = { header: false, parts: [], marks: [] }
    gaps.push({ cell, row: r, col: i + 1, colSpan: 1, extent: { box, exact: false } })
  }
  return [...row, ...gaps].sort((a, b) => a.col - b.col)
}

function addCell(
  list: FragmentList,
  placed: PlacedCell,
  place: { rowSpan: number; row: number; table: number; columns: Column[] },
  page: TaggedPage,
) {
  const { cell, extent, col, colSpan } = placed
  const content = readParts(cell.parts, page, roomOf(placed, place.columns, page))
  const box = extent?.box
  list.add({
    kind: 'cell',
    blocks: content.blocks,
    table: place.table,
    row: place.row,
    col,
    rowSpan: place.rowSpan > 1 ? place.rowSpan : undefined,
    colSpan: colSpan > 1 ? colSpan : undefined,
    header: cell.header || undefined,
    bold: (content.blocks.length > 0 && content.blocks.every(block => block.bold)) || undefined,
    fill: box && findFillAt(box[0] + box[2] / 2, box[1] + box[3] / 2, page.drawings, page.area),
    colour: sharedByRuns(content.runs, run => run.colour),
    page: page.number,
    box,
  })
}

/** How far right the cell's text could have gone. */
function roomOf(
  { cell, extent, col, colSpan }: PlacedCell,
  columns: Column[],
  page: TaggedPage,
): number | undefined {
  const text = unionOf(
    cell.marks
      .flatMap(mark => page.pieces.get(mark) ?? [])
      .filter(isInked)
      .map(piece => piece.box),
  )
  if (!extent || !text) return undefined
  if (!extent.exact) return columns[col + colSpan - 2]?.right
  const [left, , width] = extent.box
  return left + width - Math.max(0, text[0] - left)
}

export function readParts(
  parts: StructPart[],
  page: TaggedPage,
  room?: number,
): { blocks: Block[]; runs: Run[] } {
  const blocks: Block[] = []
  const runs: Run[] = []
  for (const part of parts) {
    if (part.kind === 'table') {
      for (const cell of part.rows.flat()) blocks.push(...readParts(cell.parts, page).blocks)
      continue
    }
    const own = runsOfMarks(part.marks, page, room)
    const marker =
      part.label.length > 0
        ? normaliseSpace(
            runsOfMarks(part.label, page)
              .map(run => run.text)
              .join(''),
          )
        : ''
    blocks.push(
      ...blocksOfRuns(own, {
        marker: plainMarker(marker),
        listLevel: marker ? (part.listLevel ?? 1) : part.listLevel,
      }),
    )
    runs.push(...own)
  }
  return { blocks, runs }
}

/** Bullets of symbol fonts come out as private or odd letters; they all print as a bullet. */
function plainMarker(marker: string): string | undefined {
  if (marker === '') return undefined
  return /^[\ue000-\uf8ff\u25cf\u2022\u00b7\u25aa]$/.test(marker) ? '•' : marker
}

export function runsOfMarks(marks: string[], page: TaggedPage, room?: number): Run[] {
  return runsOfLines(
    linesOf(
      marks.flatMap(mark => page.pieces.get(mark) ?? []),
      [],
      false,
    ),
    room,
  )
}
