/** Cells of flattened tables → cell fragments with a place, their paragraphs and why the place is inferred. */
import type { Fragment, PlanField } from '../reading.ts'
import type { Cell } from './cell-model.ts'
import { type BlockColumn, hasSplitLines, listBlocks, listNames } from './flat-blocks.ts'
import type { FlatSection } from './flat-sections.ts'
import { joinWords, type Word } from './flat-words.ts'
import {
  type FlatRow,
  findMergedColumns,
  groupRows,
  listRows,
  type PlacedCell,
  placeMerged,
  type RowGroup,
} from './row-groups.ts'
import type { Measure, TextLine } from './text-lines.ts'

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
      ...section.repeated.map(draftRepeated),
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
    const all = same.map(i => rows[i] ?? [])
    const merged = findMergedColumns(all.flat(), fields)
    if (merged.length === 0) continue
    const grouped = groupRows(all, fields, merged)
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

function draftRepeated(lines: TextLine[]): Draft {
  const text = lines.map(line => line.text).join(' ')
  return {
    kind: 'paragraph',
    text,
    blocks: [{ text }],
    apart: 'header repeated on a new page',
    ...placeOf(lines[0]),
  }
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
  const columns = describeColumns(section, measure)
  const placed =
    groups.length > 0
      ? placeMerged(groups, fields, findMergedColumns(rows, fields))
      : rows.map(row => row.cells.map(cell => cell && { cell, span: 1, doubt: row.doubt }))
  const outsideAfter = (row: number) =>
    outside.filter(each => each.afterRow === row).map(each => draftOutside(each.cell))
  const drafts = placed.flatMap((row, r) => [
    ...outsideAfter(r),
    ...row.flatMap(place => {
      const column = place && columns[place.cell.column]
      return column ? [draftCell(place, fields, table, r + 2, column)] : []
    }),
  ])
  return [...drafts, ...outsideAfter(placed.length)]
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
  { cell, span, doubt }: PlacedCell,
  fields: PlanField[],
  table: number,
  row: number,
  column: BlockColumn,
): Draft {
  const field = fields[cell.column] ?? 'unknown'
  const blocks = listBlocks(cell.words, field, column)
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

function describeColumns(section: FlatSection, measure: Measure): BlockColumn[] {
  const fields = fieldsOf(section)
  const names = listNames(section.cells, fields)
  return fields.map((field, c) => {
    const cells = section.cells.filter(cell => cell.column === c).map(cell => cell.words)
    const lines = cells.flatMap(groupByLine)
    const widest = lines.reduce((most, line) => Math.max(most, measure(joinWords(line))), 0)
    const column = { width: section.wrapped ? widest : Number.POSITIVE_INFINITY, measure, names }
    return { ...column, splits: !section.wrapped || hasSplitLines(cells, field, column) }
  })
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
