import type { Block } from '../reading.ts'
import type { FragmentList } from './fragment-list.ts'
import {
  type Column,
  columnsOf,
  type Extent,
  findFillAt,
  findRuledBox,
  placeRow,
  type Rulings,
  unionOf,
} from './pdf-grid.ts'
import { linesOf, runsOfLines, type TextPiece } from './pdf-lines.ts'
import { type Box, type PageDrawing, rounded } from './pdf-page.ts'
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

/** A table as one page shows it. Its tree is whole on every page, but only cells printed there have text. */
export type TableView = { rows: StructCell[][]; page: TaggedPage }

type CellView = { cell: StructCell; page: TaggedPage; extent: Extent | undefined }
type PlacedCell = { views: CellView[]; row: number; col: number; colSpan: number; rowSpan: number }

/** Whether two pages show parts of one table: the same tree, and hardly a row with text on both. */
export function isSameTable(before: TableView, after: TableView): boolean {
  const sameShape =
    before.rows.length === after.rows.length &&
    before.rows.every((row, i) => row.length === after.rows[i]?.length)
  if (!sameShape) return false
  const both = before.rows.filter(
    (row, i) => isBody(row) && hasText(row) && hasText(after.rows[i] ?? []),
  )
  const one = after.rows.some(row => isBody(row) && hasText(row))
  return both.length <= 1 && (one || before.rows.length > 1)
}

function isBody(row: StructCell[]): boolean {
  return row.some(cell => !cell.header)
}

function hasText(row: StructCell[]): boolean {
  return row.some(cell => cell.parts.length > 0)
}

/** Appends the cells of one table, each with its text from all pages that show it. */
export function addTaggedTable(list: FragmentList, views: TableView[], table: number): void {
  const rows = (views[0]?.rows ?? []).map((row, r) =>
    row.map((_, c) =>
      views.flatMap(({ rows, page }): CellView[] => {
        const cell = rows[r]?.[c]
        return cell ? [{ cell, page, extent: findExtent(cell, page) }] : []
      }),
    ),
  )
  const columns = columnsOf(rows.map(row => row.map(firstExtent)))
  const bands = rows.map(bandsOf)
  const placed = placeCells(rows, columns, bands)
  widenColumns(columns, placed)
  for (const cell of placed) addCell(list, cell, { table, columns, bands })
}

function placeCells(rows: CellView[][][], columns: Column[], bands: Band[]): PlacedCell[] {
  const placed: PlacedCell[] = []
  // The last row that a cell above reaches down to, by column.
  const reach = new Map<number, number>()
  for (const [r, row] of rows.entries()) {
    const free = columns.map((_, i) => i + 1).filter(col => (reach.get(col) ?? -1) < r)
    const places = placeRow(row.map(firstExtent), columns, free)
    for (const [c, views] of row.entries()) {
      const place = places[c] ?? { col: c + 1, colSpan: 1 }
      const rowSpan = rowSpanOf(views, r, bands)
      for (let col = place.col; col < place.col + place.colSpan; col++)
        reach.set(col, r + rowSpan - 1)
      placed.push({ views, row: r + 1, rowSpan, ...place })
    }
  }
  return placed
}

/** A column that is empty in the fullest rows is as wide as what other rows have in it. */
function widenColumns(columns: Column[], placed: PlacedCell[]) {
  for (const { views, col, colSpan } of placed) {
    const box = firstExtent(views)?.box
    const column = columns[col - 1]
    if (!box || !column || colSpan > 1) continue
    column.left = Math.min(column.left, box[0])
    column.right = Math.max(column.right, box[0] + box[2])
  }
}

function firstExtent(views: CellView[]): Extent | undefined {
  return views.find(view => view.extent)?.extent
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

/** Where a row stands on each page that shows it. */
type Band = Map<TaggedPage, { top: number; bottom: number }>

function bandsOf(row: CellView[][]): Band {
  const bands: Band = new Map()
  for (const { extent, page } of row.flat()) {
    if (!extent) continue
    const [, top, , height] = extent.box
    const band = bands.get(page)
    bands.set(page, {
      top: Math.min(top, band?.top ?? top),
      bottom: Math.min(top + height, band?.bottom ?? top + height),
    })
  }
  return bands
}

function rowSpanOf(views: CellView[], row: number, bands: Band[]): number {
  let span = 1
  for (; row + span < bands.length; span++) {
    const below = bands[row + span]
    const covered = views.some(({ extent, page }) => {
      const band = below?.get(page)
      return (
        extent?.exact &&
        band &&
        band.top < extent.box[1] + extent.box[3] - 3 &&
        band.top > extent.box[1] + 3
      )
    })
    if (!covered) break
  }
  return span
}

type TablePlace = { table: number; columns: Column[]; bands: Band[] }

function addCell(list: FragmentList, placed: PlacedCell, place: TablePlace) {
  const shown = dropRepeats(placed.views)
  const contents = shown.map(view =>
    readParts(view.cell.parts, view.page, roomOf(view, placed, place.columns)),
  )
  const blocks = joinAcrossPages(contents.map(content => content.blocks))
  const home =
    placed.views.find(view => view.extent) ??
    placed.views.find(view => place.bands[placed.row - 1]?.has(view.page))
  const box = home && (home.extent?.box ?? findGap(placed, home.page, place))
  list.add({
    kind: 'cell',
    blocks,
    table: place.table,
    row: placed.row,
    col: placed.col,
    rowSpan: placed.rowSpan > 1 ? placed.rowSpan : undefined,
    colSpan: placed.colSpan > 1 ? placed.colSpan : undefined,
    header: placed.views[0]?.cell.header || undefined,
    bold: (blocks.length > 0 && blocks.every(block => block.bold)) || undefined,
    fill:
      box &&
      findFillAt(box[0] + box[2] / 2, box[1] + box[3] / 2, home.page.drawings, home.page.area),
    colour: sharedByRuns(
      contents.flatMap(content => content.runs),
      run => run.colour,
    ),
    page: home?.page.number,
    box: box && [rounded(box[0]), rounded(box[1]), rounded(box[2]), rounded(box[3])],
  })
}

/** A header row printed again on each page is the same cell with the same words. */
function dropRepeats(views: CellView[]): CellView[] {
  const seen = new Set<string>()
  return views.filter(({ cell, page }) => {
    if (cell.parts.length === 0) return false
    if (!cell.header) return true
    const words = cell.marks
      .flatMap(mark => page.pieces.get(mark) ?? [])
      .map(piece => piece.text)
      .join(' ')
    return seen.size === seen.add(words).size - 1
  })
}

/** A paragraph that a page break cuts goes on in lower case or after an unfinished end. */
function joinAcrossPages(pages: Block[][]): Block[] {
  const [first = [], ...rest] = pages
  const blocks = [...first]
  for (const page of rest) {
    const [head, ...others] = page
    const last = blocks.at(-1)
    const cut =
      head &&
      last &&
      !head.marker &&
      (/^\p{Ll}/u.test(head.text) || !/[.!?:;]["”’)]*$/.test(last.text))
    if (cut && head.afterLineBreak !== true) blocks[blocks.length - 1] = joinBlocks(last, head)
    else if (head) blocks.push(head)
    blocks.push(...others)
  }
  return blocks
}

function joinBlocks(last: Block, head: Block): Block {
  const { bold: _, ...plain } = last
  const joined: Block = { ...plain, text: `${last.text} ${head.text}` }
  return last.bold && head.bold ? { ...joined, bold: true } : joined
}

/** Where an empty cell must be: its column crossed with its row. */
function findGap(placed: PlacedCell, page: TaggedPage, place: TablePlace): Box | undefined {
  const band = place.bands[placed.row - 1]?.get(page)
  const first = place.columns[placed.col - 1]
  const last = place.columns[placed.col + placed.colSpan - 2]
  return (
    band && first && last && [first.left, band.top, last.right - first.left, band.bottom - band.top]
  )
}

/** How far right the cell's text could have gone. */
function roomOf(
  { cell, extent, page }: CellView,
  { col, colSpan }: PlacedCell,
  columns: Column[],
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
    const own = runsOfMarks(part.marks, page, room, part.starts)
    const marker = part.label && markerOf(part.label, page)
    const listLevel = marker ? (part.listLevel ?? 1) : part.listLevel
    blocks.push(...blocksOfRuns(own, { marker, listLevel }))
    runs.push(...own)
  }
  return { blocks, runs }
}

/** Bullets may be drawn, or come out of symbol fonts as private letters; they all print as a bullet. */
function markerOf(label: string[], page: TaggedPage): string {
  const marker = normaliseSpace(
    runsOfMarks(label, page)
      .map(run => run.text)
      .join(''),
  )
  return marker === '' || /^[\ue000-\uf8ff\u25cf\u2022\u00b7\u25aa]$/.test(marker) ? '•' : marker
}

function runsOfMarks(
  marks: string[],
  page: TaggedPage,
  room?: number,
  starts?: Set<string>,
): Run[] {
  const pieces = marks.flatMap(mark => page.pieces.get(mark) ?? [])
  return runsOfLines(linesOf(pieces, [], false), room, starts)
}
