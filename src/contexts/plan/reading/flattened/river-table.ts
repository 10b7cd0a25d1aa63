/** One table without column rulings: its lines placed in columns, gathered into rows, as cell fragments. */
import type { Drawing, PlanField } from '../reading.ts'
import type { Draft } from './flat-output.ts'
import { findFill, listCellBlocks } from './page-cell.ts'
import { type Item, type PrintedLine, textOf } from './page-items.ts'
import {
  columnOf,
  findBoundaries,
  findRiverHeader,
  type RiverHeader,
  splitAtBoundaries,
} from './river-columns.ts'
import { findRowStarts, type PlacedLine } from './river-rows.ts'

export type RiverTable = { drafts: Draft[]; end: number }

type Entry = { placed: PlacedLine } | { across: PrintedLine }

const inferred = 'no column lines in the file: its cell follows from the spaces between the columns'

/** Undefined when nothing below the header stands in its columns. `end` is the first line not used. */
export function draftRiverTable(
  lines: PrintedLine[],
  start: number,
  header: RiverHeader,
  table: number,
  drawings: Drawing[],
): RiverTable | undefined {
  const limit = findLimit(lines, header.end)
  const boundaries = findBoundaries(header, lines.slice(header.end, limit))
  const { entries, end } = placeLines(lines, header.end, limit, boundaries)
  const placed = entries.flatMap(entry => ('placed' in entry ? [entry.placed] : []))
  if (placed.length === 0) return undefined
  const fields = header.columns.map(column => column.field)
  const drafts = draftHeader(header, lines[start]?.page, table)
  const starts = findRowStarts(placed, fields, listRules(drawings, placed))
  const rights = fields.map((_, c) =>
    Math.max(0, ...placed.flatMap(line => line.cells[c]?.map(item => item.right) ?? [])),
  )
  let row = 1
  let open: PlacedLine[] = []
  let seen = 0
  const close = () => {
    if (open.length === 0) return
    row += 1
    drafts.push(...draftRow(open, fields, table, row, rights, boundaries, drawings))
    open = []
  }
  for (const entry of entries) {
    if ('across' in entry) {
      close()
      row += 1
      drafts.push(draftAcross(entry.across, table, row, fields.length))
      continue
    }
    if (starts[seen]) close()
    open.push(entry.placed)
    seen += 1
  }
  close()
  return { drafts, end }
}

function findLimit(lines: PrintedLine[], from: number): number {
  for (let i = from; i < lines.length; i++) if (findRiverHeader(lines, i)) return i
  return lines.length
}

/** Lines up to where the columns end; a line across them inside the table is a section's title. */
function placeLines(
  lines: PrintedLine[],
  from: number,
  limit: number,
  boundaries: number[],
): { entries: Entry[]; end: number } {
  const entries: Entry[] = []
  let end = from
  let waiting: PrintedLine[] = []
  for (let i = from; i < limit; i++) {
    const line = lines[i]
    if (!line) break
    const placed = placeLine(line, boundaries)
    const filled = placed?.cells.filter(cell => cell.length > 0).length ?? 0
    if (!placed || (filled < 2 && waiting.length > 0) || isLevelLine(line)) {
      waiting.push(line)
      if (waiting.length > 2) break
      continue
    }
    for (const across of waiting) entries.push({ across })
    waiting = []
    entries.push({ placed })
    end = i + 1
  }
  return { entries, end }
}

const levelLine =
  /^(?:\S+\s){0,2}(?:priority|principle|pillar|objective|aim|theme|goal|outcome|ambition|section|part|strand|workstream)(?:\s(?:area|theme|aim))?\s(?:\d{1,2}|[a-z]|[ivx]+)\s*(?:[:.–—-]|$)/i

function isLevelLine(line: PrintedLine): boolean {
  return line.items.length === 1 && levelLine.test(textOf(line))
}

function placeLine(line: PrintedLine, boundaries: number[]): PlacedLine | undefined {
  const cells: Item[][] = Array.from({ length: boundaries.length + 1 }, () => [])
  for (const item of line.items.flatMap(each => splitAtBoundaries(each, boundaries))) {
    const found = columnOf(item, boundaries)
    // Alone, a text over several columns is a title; among others its end only ran into the next column.
    if (found < 0 && line.items.length < 3) return undefined
    const column =
      found < 0 ? boundaries.filter(boundary => boundary < item.left + 1).length : found
    cells[column]?.push(item)
  }
  return { line, cells }
}

/** Heights of lines drawn over most of the table's width. */
function listRules(drawings: Drawing[], placed: PlacedLine[]): { page: number; at: number }[] {
  const items = placed.flatMap(each => each.line.items)
  const left = Math.min(...items.map(item => item.left))
  const right = Math.max(...items.map(item => item.right))
  const lanes = new Map<string, { page: number; at: number; width: number }>()
  for (const { page, box, stroke } of drawings) {
    if (stroke === undefined || box[3] >= 2 || box[2] < 8) continue
    const key = `${page} ${Math.round(box[1] / 2)}`
    const lane = lanes.get(key) ?? { page, at: box[1], width: 0 }
    lanes.set(key, { ...lane, width: lane.width + box[2] })
  }
  return [...lanes.values()].filter(lane => lane.width > (right - left) * 0.6)
}

function draftHeader(header: RiverHeader, page: number | undefined, table: number): Draft[] {
  return header.columns.map((column, c) => ({
    kind: 'cell',
    text: column.name,
    blocks: [{ text: column.name }],
    ...(page === undefined ? {} : { page }),
    table,
    row: 1,
    col: c + 1,
    header: true,
    inferred,
  }))
}

function draftRow(
  lines: PlacedLine[],
  fields: PlanField[],
  table: number,
  row: number,
  rights: number[],
  boundaries: number[],
  drawings: Drawing[],
): Draft[] {
  const [first] = lines
  const top = first?.line.top ?? 0
  return fields.flatMap((_, c): Draft[] => {
    const items = lines.flatMap(line => line.cells[c] ?? [])
    const left = c === 0 ? (items[0]?.left ?? 0) : (boundaries[c - 1] ?? 0)
    const right = boundaries[c] ?? rights[c] ?? 0
    const page = items[0]?.page ?? first?.line.page ?? 1
    const bottom = items.find(item => item.page === page)?.bottom ?? first?.line.bottom ?? top
    const fill = findFill(drawings, page, left + 2, right - 2, items[0]?.top ?? top, bottom)
    if (items.length === 0 && fill === undefined) return []
    const blocks = items.length === 0 ? [] : listCellBlocks(items, rights[c] ?? right)
    const draft: Draft = {
      kind: 'cell',
      text: blocks.map(block => block.text).join('\n'),
      blocks,
      page,
      table,
      row,
      col: c + 1,
      inferred,
    }
    if (fill !== undefined) draft.fill = fill
    return [draft]
  })
}

function draftAcross(line: PrintedLine, table: number, row: number, columns: number): Draft {
  const text = textOf(line)
  return {
    kind: 'cell',
    text,
    blocks: [{ text }],
    page: line.page,
    table,
    row,
    col: 1,
    colSpan: columns,
    inferred,
  }
}
