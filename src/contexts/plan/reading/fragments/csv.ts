import { type FragmentedDocument, UnreadableDocument } from '../reading.ts'
import { createFragmentList, fragmentedDocument } from './fragment-list.ts'
import { limits } from './limits.ts'
import { addSheet, type SheetCell } from './spreadsheet-fragments.ts'

const delimiters = [',', ';', '\t', '|'] as const

/** Fragments of delimited text as one table. Cells that look like formulas stay text. */
export function readCsv(source: string, name: string): FragmentedDocument {
  const stated = /^"?sep=(.)"?\n/i.exec(source)
  const text = stated ? source.slice(stated[0].length) : source
  const records = parseRecords(text, stated?.[1] ?? findDelimiter(text) ?? ',')
  const cells: SheetCell[] = []
  for (const [row, record] of records.entries()) {
    for (const [col, value] of record.entries()) {
      if (value.trim() === '') continue
      if (cells.length >= limits.cells)
        throw new UnreadableDocument(
          'The file holds too many cells to be a plan. Copy only the plan to a file of its own and use that.',
        )
      cells.push({ row: row + 1, col: col + 1, runs: [{ text: value }] })
    }
  }
  const list = createFragmentList()
  addSheet(list, { name: '', number: 1, hidden: false, cells })
  for (const fragment of list.fragments) {
    delete fragment.sheet
    delete fragment.page
  }
  return fragmentedDocument('csv', name, list)
}

/**
 * The delimiter by which most records have the same number of fields, or undefined where none parts
 * the text into columns. Rows with a title or a heading alone do not count against one.
 */
export function findDelimiter(text: string): string | undefined {
  let best: { delimiter: string; score: number } | undefined
  for (const delimiter of delimiters) {
    const score = scoreOf(parseRecords(text.slice(0, 200_000), delimiter).slice(0, 200))
    if (score > 0 && (!best || score > best.score)) best = { delimiter, score }
  }
  return best?.delimiter
}

function scoreOf(records: string[][]): number {
  const widths = new Map<number, number>()
  const filled = records.filter(record => record.some(value => value.trim() !== ''))
  for (const record of filled)
    if (record.length > 1) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  // Prose holds commas too, but never the same number in most of its lines.
  return filled.length === 0 ? 0 : (count / filled.length) * (1 + Math.min(width, 20) / 40)
}

/** Records of quoted, delimited text; a quote that never closes is read as a letter. */
export function parseRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  // Once a quote is found that nothing closes, no later one is looked for: that would be slow for nothing.
  let quotes = true
  while (at <= text.length) {
    const quoted: Field | undefined = quotes ? findQuoted(text, at, delimiter) : undefined
    if (quotes && !quoted && opensQuote(text, at)) quotes = false
    const { value, next } = quoted ?? parsePlain(text, at, delimiter)
    record.push(value)
    at = next + 1
    if (next >= text.length || text[next] === '\n') {
      if (next < text.length || record.length > 1 || value !== '') records.push(record)
      record = []
    }
  }
  return records
}

type Field = { value: string; next: number }

function opensQuote(text: string, start: number): boolean {
  let at = start
  while (text[at] === ' ') at++
  return text[at] === '"'
}

function findQuoted(text: string, start: number, delimiter: string): Field | undefined {
  return opensQuote(text, start)
    ? parseQuoted(text, text.indexOf('"', start), delimiter)
    : undefined
}

function parsePlain(text: string, start: number, delimiter: string): Field {
  let next = start
  while (next < text.length && text[next] !== delimiter && text[next] !== '\n') next++
  return { value: text.slice(start, next), next }
}

function parseQuoted(text: string, start: number, delimiter: string): Field | undefined {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return undefined
    value += text.slice(at, quote)
    at = quote + 1
    if (text[at] === '"') {
      value += '"'
      at++
      continue
    }
    let next = at
    while (text[next] === ' ') next++
    if (next >= text.length || text[next] === delimiter || text[next] === '\n')
      return { value, next }
    // A bare quote inside a quoted field: whoever wrote it forgot to double it.
    value += '"'
  }
}
