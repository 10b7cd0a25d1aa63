import type { Block, FragmentedDocument } from '../reading.ts'
import {
  createFragmentList,
  type FragmentList,
  findBlock,
  fragmentedDocument,
} from './fragment-list.ts'
import { blocksOfHtml } from './html.ts'
import { blocksOfRuns, type Run } from './runs.ts'
import { normaliseSpace } from './white-space.ts'

type TextFile = {
  list: FragmentList
  page: number
  pages: boolean
  blank: number
  table: number
  row: number
}

/**
 * Fragments of plain text: rows of cells where tabs part them, one fragment a line elsewhere. How lines
 * belong together is not decided here.
 */
export function readText(source: string, name: string): FragmentedDocument {
  const pages = source.includes('\f')
  const file: TextFile = { list: createFragmentList(), page: 1, pages, blank: 0, table: 0, row: 0 }
  for (const line of source.split('\n')) {
    const parts = line.split('\f')
    for (const [i, part] of parts.entries()) {
      if (i > 0) file.page++
      if (i > 0 && part === '') continue
      readLine(part, file)
    }
  }
  return fragmentedDocument('txt', name, file.list)
}

function readLine(line: string, file: TextFile) {
  if (normaliseSpace(line) === '') {
    // Blank lines do not end a table: whoever pasted it left them at its page breaks.
    if (line.includes('\t')) return
    file.blank++
    return
  }
  if (isTabbed(line)) addRow(line.split('\t'), file)
  else addLine(line, file)
  file.blank = 0
}

/** A tab after the first letter or several tabs part cells; one tab before a line only indents it. */
function isTabbed(line: string): boolean {
  return line.trim().includes('\t') || /^\t{2,}|^\t.*\t|\t{2,}$/.test(line)
}

function addRow(values: string[], file: TextFile) {
  if (file.row === 0) file.table++
  file.row++
  for (const [i, value] of values.entries()) {
    const blocks = blocksOfMarkedText(value)
    if (blocks.length === 0) continue
    file.list.add({
      kind: 'cell',
      blocks,
      table: file.table,
      row: file.row,
      col: i + 1,
      bold: blocks.every(block => block.bold) || undefined,
      page: file.pages ? file.page : undefined,
      blankBefore: file.blank || undefined,
    })
    file.blank = 0
  }
}

function addLine(line: string, file: TextFile) {
  file.row = 0
  // '#' over aligned columns is the name of a column of numbers.
  const heading = / {3,}\S/.test(line.trim()) ? null : /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
  const source = heading?.[2] ?? line
  const marked = heading || (hasMarks(source) && !isPipeRow(source))
  const blocks = marked ? blocksOfMarkedText(source) : plainBlocks(source)
  for (const [i, block] of blocks.entries()) {
    file.list.add({
      kind: heading ? 'heading' : 'line',
      blocks: [block],
      level: heading?.[1]?.length,
      bold: block.bold,
      page: file.pages ? file.page : undefined,
      blankBefore: (i === 0 && file.blank) || undefined,
      indent: indentOf(line) || undefined,
      raw: blocks.length === 1 && line !== block.text ? line : undefined,
    })
  }
}

/** A row of a Markdown table is one line; its cells are found where tables are rebuilt. */
function isPipeRow(line: string): boolean {
  return /^\s*\|.*\|\s*$/.test(line)
}

function plainBlocks(source: string): Block[] {
  const text = normaliseSpace(source)
  return text ? [{ text }] : []
}

function indentOf(line: string): number {
  let width = 0
  for (const sign of line) {
    if (sign === '\t') width += 8 - (width % 8)
    else if (/\s/.test(sign)) width++
    else break
  }
  return width
}

const htmlMark = /<\/?(p|ul|ol|li|b|strong|i|em|br|span|div|u|h[1-6])(\s[^<>]*)?\/?>/i

function hasMarks(source: string): boolean {
  return htmlMark.test(source) || /\*\*[^*\s][^*]*\*\*|__[^_\s][^_]*__/.test(source)
}

/** Marks of HTML and Markdown are structure: paragraphs, list items and bold letters. */
export function blocksOfMarkedText(source: string): Block[] {
  if (htmlMark.test(source)) return blocksOfHtml(source)
  if (/\*\*|__/.test(source)) return blocksOfRuns(runsOfMarkdown(source))
  const block = findBlock(source)
  return block ? [block] : []
}

function runsOfMarkdown(source: string): Run[] {
  const runs: Run[] = []
  let last = 0
  for (const mark of source.matchAll(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g)) {
    runs.push({ text: source.slice(last, mark.index) }, { text: mark[2] ?? '', bold: true })
    last = mark.index + mark[0].length
  }
  runs.push({ text: source.slice(last) })
  return runs
}
