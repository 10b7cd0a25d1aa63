/** Pages of placed text → tables by their rulings or their white rivers, and the prose around them. */
import type { Drawing } from '../reading.ts'
import type { Draft } from './flat-output.ts'
import { findCellPitch, findFill, findPitch, listCellBlocks } from './page-cell.ts'
import { type Item, listPrintedLines, type PrintedLine, textOf } from './page-items.ts'
import { draftProse } from './prose.ts'
import { findRiverHeader } from './river-columns.ts'
import { draftRiverTable, type RiverTable } from './river-table.ts'
import { listRuledTables, type RuledTable } from './ruled-grid.ts'
import type { TextLine } from './text-lines.ts'

export type PageWork = {
  drafts: Draft[]
  drawings: Drawing[]
  table: number
  row: number
  ruled: RuledTable | undefined
  loose: PrintedLine[]
}

/** Items of all pages, page furniture taken out, as fragments in reading order. */
export function draftPages(items: Item[], drawings: Drawing[], firstTable: number): Draft[] {
  const work: PageWork = {
    drafts: [],
    drawings,
    table: firstTable - 1,
    row: 0,
    ruled: undefined,
    loose: [],
  }
  const pages = [...new Set(items.map(item => item.page))].sort((a, b) => a - b)
  for (const page of pages)
    draftPage(
      items.filter(item => item.page === page),
      page,
      work,
    )
  flushLoose(work)
  return work.drafts
}

function draftPage(items: Item[], page: number, work: PageWork): void {
  const tables = listRuledTables(work.drawings, page).filter(
    table => items.filter(item => isInside(item, table)).length >= 2,
  )
  const loose = items.filter(item => !tables.some(table => isInside(item, table)))
  const lines = listPrintedLines(loose)
  let at = 0
  for (const table of tables) {
    while (lines[at] && (lines[at]?.top ?? 0) < table.top) addLoose(lines[at++], work)
    draftRuledTable(
      table,
      items.filter(item => isInside(item, table)),
      work,
    )
  }
  while (lines[at]) addLoose(lines[at++], work)
}

/** The middle of the item is within the table's outer borders. */
export function isInside(item: Item, table: RuledTable): boolean {
  const [x, y] = [(item.left + item.right) / 2, (item.top + item.bottom) / 2]
  return (
    item.page === table.page &&
    x > table.left &&
    x < table.right &&
    y > table.top &&
    y < table.bottom
  )
}

function addLoose(line: PrintedLine | undefined, work: PageWork): void {
  if (!line) return
  work.loose.push(line)
  work.ruled = undefined
}

function draftRuledTable(table: RuledTable, items: Item[], work: PageWork): void {
  const before = work.ruled
  const goesOn =
    before !== undefined &&
    before.columns.length === table.columns.length &&
    before.columns.every((x, i) => Math.abs(x - (table.columns[i] ?? 0)) < 4)
  flushLoose(work)
  if (!goesOn) {
    work.table += 1
    work.row = 0
  }
  const left = new Set(items)
  const filled = table.cells.map(cell => {
    const own = [...left].filter(item => {
      const [x, y] = [(item.left + item.right) / 2, (item.top + item.bottom) / 2]
      return x >= cell.left && x <= cell.right && y >= cell.top && y <= cell.bottom
    })
    for (const item of own) left.delete(item)
    return { cell, own }
  })
  const pitch = findCellPitch(filled.map(each => each.own))
  for (const { cell, own } of filled) {
    const fill = findFill(work.drawings, table.page, cell.left, cell.right, cell.top, cell.bottom)
    if (own.length === 0 && fill === undefined) continue
    const padding = Math.max(2, Math.min(...own.map(item => item.left - cell.left), 8))
    const blocks = listCellBlocks(own, cell.right - padding, pitch)
    const draft: Draft = {
      kind: 'cell',
      text: blocks.map(block => block.text).join('\n'),
      blocks,
      page: table.page,
      table: work.table,
      row: work.row + cell.row + 1,
      col: cell.col + 1,
      inferred: 'untagged PDF: its cell follows from the lines drawn around it',
    }
    if (cell.rowSpan > 1) draft.rowSpan = cell.rowSpan
    if (cell.colSpan > 1) draft.colSpan = cell.colSpan
    if (fill !== undefined) draft.fill = fill
    if (blocks.length > 0 && blocks.every(block => block.bold)) draft.bold = true
    const colour = own[0]?.fragment.colour
    if (colour !== undefined && own.every(item => item.fragment.colour === colour))
      draft.colour = colour
    work.drafts.push(draft)
  }
  // A text between two cells' borders is in no cell; nothing may be lost.
  for (const item of left)
    work.drafts.push({
      kind: 'paragraph',
      text: item.text,
      blocks: [{ text: item.text }],
      page: item.page,
    })
  work.row += Math.max(0, ...table.cells.map(cell => cell.row + cell.rowSpan))
  work.ruled = table
}

/** Loose lines: tables by their headers and rivers, prose elsewhere. */
function flushLoose(work: PageWork): void {
  const lines = work.loose
  work.loose = []
  let prose: PrintedLine[] = []
  let at = 0
  while (at < lines.length) {
    const header = findRiverHeader(lines, at)
    const table: RiverTable | undefined = header
      ? draftRiverTable(lines, at, header, work.table + 1, work.drawings)
      : undefined
    if (!table) {
      const line = lines[at]
      if (line) prose.push(line)
      at += 1
      continue
    }
    work.drafts.push(...draftLines(prose))
    prose = []
    work.table += 1
    work.drafts.push(...table.drafts)
    at = table.end
  }
  work.drafts.push(...draftLines(prose))
}

function draftLines(lines: PrintedLine[]): Draft[] {
  const pitch = findPitch(lines)
  const sizes = lines.map(line => line.bottom - line.top).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0
  return draftProse(lines.map((line, i) => toTextLine(line, lines[i - 1], pitch, usual)))
}

function toTextLine(
  line: PrintedLine,
  before: PrintedLine | undefined,
  pitch: number,
  usual: number,
): TextLine {
  const [first] = line.items
  if (!first) throw new Error('a printed line without text')
  const sameSize = before && Math.abs(before.bottom - before.top - (line.bottom - line.top)) < 1
  const gap = before && before.page === line.page ? line.base - before.base : 0
  const height = line.bottom - line.top
  const blanks =
    first.letterWidth !== undefined
      ? first.blanksBefore
      : !sameSize || gap > Math.max(pitch * 1.35, height * 1.6)
        ? 1
        : 0
  const text = textOf(line)
  return {
    fragment: { ...first.fragment, text },
    text,
    raw: text,
    page: line.page,
    blanksBefore: before ? blanks : 0,
    startsPage: before !== undefined && before.page !== line.page,
    indent: first.letterWidth !== undefined ? (first.fragment.indent ?? 0) : 0,
    trailingSpace: false,
    strong: line.items.every(item => item.fragment.bold) || height > usual * 1.15,
  }
}
