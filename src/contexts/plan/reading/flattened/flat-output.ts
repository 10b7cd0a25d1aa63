/** Cells of flattened tables → cell fragments with a place, their paragraphs and why the place is inferred. */
import type { Block, Fragment, PlanField } from '../reading.ts'
import type { Cell } from './cell-model.ts'
import type { FlatSection } from './flat-table.ts'
import { joinWords, type Word } from './flat-words.ts'
import {
  type FlatRow,
  findMergedColumns,
  groupRows,
  listRows,
  type RowGroup,
} from './row-groups.ts'
import type { Measure } from './text-lines.ts'

export type Draft = Omit<Fragment, 'id'>

const byOrder = 'flattened text: its column follows from the order and the wrapping of the lines'
const merged = 'flattened text: printed once for several rows'

/** Header, rows and what stands between them, as fragments in reading order. `firstTable` is the first table's number. */
export function draftTables(
  sections: FlatSection[],
  measure: Measure,
  firstTable: number,
): Draft[][] {
  const read = sections.map(section => listRows(section.cells, section.header.columns.length))
  const groups = groupSections(
    sections,
    read.map(each => each.rows),
  )
  return sections.map((section, i) => {
    const table = firstTable + i
    const rows = read[i]?.rows ?? []
    return [
      ...draftHeader(section, table),
      ...draftRows(section, groups[i] ?? [], rows, read[i]?.outside ?? [], table, measure),
    ]
  })
}

function groupSections(sections: FlatSection[], rows: FlatRow[][]): (RowGroup[] | undefined)[] {
  const groups: (RowGroup[] | undefined)[] = sections.map(() => undefined)
  const byFields = new Map<string, number[]>()
  for (const [i, section] of sections.entries()) {
    const key = fieldsOf(section).join(' ')
    byFields.set(key, [...(byFields.get(key) ?? []), i])
  }
  for (const same of byFields.values()) {
    const first = sections[same[0] ?? 0]
    const fields = first ? fieldsOf(first) : []
    const node = fields.indexOf('node')
    const all = same.map(i => rows[i] ?? [])
    const merged = findMergedColumns(all.flat(), fields)
    if (merged.length === 0) continue
    const grouped = groupRows(all, node, merged)
    for (const [at, i] of same.entries()) groups[i] = grouped[at]
  }
  return groups
}

function fieldsOf(section: FlatSection): PlanField[] {
  return section.header.columns.map(column => column.field)
}

function draftHeader(section: FlatSection, table: number): Draft[] {
  const [first] = section.headerLines
  return section.header.columns.map((column, c) => {
    const draft: Draft = {
      kind: 'cell',
      text: column.name,
      blocks: [{ text: column.name }],
      table,
      row: 1,
      col: c + 1,
      header: true,
      inferred: 'flattened text: column names found one after another',
    }
    return { ...draft, ...placeOf(first) }
  })
}

function placeOf(line: { fragment: Fragment } | undefined): { page?: number } {
  return line?.fragment.page === undefined ? {} : { page: line.fragment.page }
}

function draftRows(
  section: FlatSection,
  groups: RowGroup[],
  rows: FlatRow[],
  outside: { afterRow: number; cell: Cell }[],
  table: number,
  measure: Measure,
): Draft[] {
  const fields = fieldsOf(section)
  const mergedColumns = groups.length > 0 ? findMergedColumns(rows, fields) : []
  const drafts: Draft[] = []
  let number = 1
  let seen = 0
  const plain = groups.length > 0 ? groups : rows.map(row => ({ rows: [row] }))
  const widths = widthsByColumn(section.cells, measure)
  for (const group of plain) {
    const spans = mergedColumns.map(c => spanOf(group, c))
    for (const [r, row] of group.rows.entries()) {
      number += 1
      drafts.push(
        ...outside.filter(each => each.afterRow === seen).map(each => draftOutside(each.cell)),
      )
      for (const c of fields.keys()) {
        const at = mergedColumns.indexOf(c)
        const span = at >= 0 ? spans[at] : undefined
        if (span?.single) {
          if (r === 0)
            drafts.push(
              draftCell(span.single, fields, table, number, widths, group.rows.length, undefined),
            )
          continue
        }
        const cell = row.cells[c]
        if (cell) drafts.push(draftCell(cell, fields, table, number, widths, 1, row.doubt))
      }
      seen += 1
    }
  }
  drafts.push(...outside.filter(each => each.afterRow >= seen).map(each => draftOutside(each.cell)))
  return drafts
}

/** The one cell that a group's rows share, if there is just one. */
function spanOf(group: RowGroup, column: number): { single: Cell | undefined } {
  const cells = group.rows.flatMap(row => row.cells[column] ?? [])
  return { single: cells.length === 1 ? cells[0] : undefined }
}

function draftOutside(cell: Cell): Draft {
  const text = joinWords(cell.words)
  return {
    kind: text.length < 120 ? 'heading' : 'paragraph',
    text,
    blocks: [{ text }],
    ...placeOf(cell.words[0]?.line),
  }
}

function draftCell(
  cell: Cell,
  fields: PlanField[],
  table: number,
  row: number,
  widths: number[],
  span: number,
  doubt: string | undefined,
): Draft {
  const field = fields[cell.column] ?? 'unknown'
  const blocks = listBlocks(cell.words, field, widths[cell.column] ?? 0)
  const [first] = cell.words
  const draft: Draft = {
    kind: 'cell',
    text: blocks.map(block => block.text).join('\n'),
    blocks,
    table,
    row,
    col: cell.column + 1,
    inferred: reasonOf(first, span, doubt),
    ...placeOf(first?.line),
  }
  if (span > 1) draft.rowSpan = span
  return draft
}

function reasonOf(first: Word | undefined, span: number, doubt: string | undefined): string {
  if (doubt) return `flattened text: ${doubt}`
  if (first?.gap === 'none' || first?.gap === 'space')
    return `flattened text: no gap before '${first.text}', cut from the cell before`
  return span > 1 ? merged : byOrder
}

function widthsByColumn(cells: Cell[], measure: Measure): number[] {
  const widths: number[] = []
  for (const cell of cells) {
    for (const line of groupByLine(cell.words))
      widths[cell.column] = Math.max(widths[cell.column] ?? 0, measure(joinWords(line)))
  }
  return widths
}

function groupByLine(words: Word[]): Word[][] {
  const lines: Word[][] = []
  for (const [i, word] of words.entries()) {
    const last = lines.at(-1)
    if (!last || i === 0 || (word.gap !== 'space' && word.gap !== 'none')) lines.push([word])
    else last.push(word)
  }
  return lines
}

const bullet = /^(?:[•●▪◦○‣·*–-]|o)$/

/** Paragraphs of a cell: at blank lines, at bullets, and in lists of parties where a line ended early. */
function listBlocks(words: Word[], field: PlanField, width: number): Block[] {
  const isList = field === 'leads' || field === 'others'
  const oneOnly = field === 'timescale' || field === 'node' || field === 'number' || field === 'rag'
  const parts: Word[][] = []
  let lineStart = 0
  for (const [i, word] of words.entries()) {
    const last = parts.at(-1)
    const breaks = word.gap !== 'space' && word.gap !== 'none'
    const newLine = breaks ? i : lineStart
    if (!last || (breaks && !oneOnly && startsBlock(words, i, lineStart, isList, width)))
      parts.push([word])
    else last.push(word)
    lineStart = newLine
  }
  return parts.map(toBlock)
}

function startsBlock(
  words: Word[],
  i: number,
  lineStart: number,
  isList: boolean,
  width: number,
): boolean {
  const word = words[i]
  const before = words[i - 1]
  if (!word || !before) return false
  if (bullet.test(word.text) && words[i + 1]) return true
  if (/^\p{Ll}/u.test(word.text)) return false
  if (word.gap !== 'line') return isList || /[.:;!?]$/.test(before.text)
  if (!isList) return false
  if (word.hardBreak) return true
  const line = joinWords(words.slice(lineStart, i))
  return (
    width > 0 &&
    /[.;]$/.test(before.text) &&
    (line.length + word.text.length + 1) * 0.45 < width * 0.8
  )
}

function toBlock(words: Word[]): Block {
  const [first, ...rest] = words
  if (first && rest.length > 0 && bullet.test(first.text))
    return { text: joinWords(rest), marker: first.text, listLevel: 1 }
  return { text: joinWords(words) }
}
