/** Finds a table's header among flattened lines: column names one after another, with nothing to say where one ends. */
import type { PlanField } from '../reading.ts'
import { findColumnField, listNameStarts } from './column-names.ts'
import type { TextLine } from './text-lines.ts'

export type HeaderColumn = { name: string; field: PlanField }

export type FlatHeader = {
  columns: HeaderColumn[]
  /** Lines from `start` up to `end` (not included) are the header. */
  start: number
  end: number
}

const nameStarts = new Set(listNameStarts())
const longestName = 7
const mostWords = 48

/** Every header in the lines, in order. */
export function listFlatHeaders(lines: TextLine[]): FlatHeader[] {
  const headers: FlatHeader[] = []
  let at = 0
  while (at < lines.length) {
    const header = findHeaderAt(lines, at)
    if (header) headers.push(header)
    at = header ? header.end : at + 1
  }
  return headers
}

function findHeaderAt(lines: TextLine[], start: number): FlatHeader | undefined {
  const words: string[] = []
  /** Number of words up to the end of each line, and whether a blank line follows. */
  const lineEnds: number[] = []
  const blankAfter = new Set<number>()
  let found: FlatHeader | undefined
  for (let i = start; i < lines.length && words.length < mostWords; i++) {
    const line = lines[i]
    if (!line || (i > start && line.blanksBefore > 2)) break
    const parts = line.text.split(' ')
    if (parts.length > 24 || (i === start && !startsWithName(parts))) break
    if (i > start && line.blanksBefore > 0) blankAfter.add(words.length)
    words.push(...parts)
    lineEnds.push(words.length)
    const columns = readNames(words, blankAfter)
    if (!columns) {
      if (found && i - found.end > 4) break
      continue
    }
    if (isHeader(columns)) found = { columns, start, end: i + 1 }
  }
  return found
}

/** A header's first line begins with a column's name, whole or cut by a line break. */
function startsWithName(parts: string[]): boolean {
  const first = parts[0] ?? ''
  return /^[^a-z]/.test(first) && nameStarts.has(first.toLowerCase().replace(/[^a-z#]/g, ''))
}

export function isHeader(columns: HeaderColumn[]): boolean {
  const fields = new Set(columns.map(column => column.field))
  if (columns.length < 3 || fields.size < Math.max(3, columns.length - 1)) return false
  return (
    fields.has('action') || (fields.has('node') && (fields.has('timescale') || fields.has('leads')))
  )
}

type Parse = { score: number; columns: HeaderColumn[] }
const parsesKept = 8

/**
 * The words as column names from the first to the last, undefined if they are not. 'Action Owner' is one
 * name or two: several ways are kept, and the best one that makes a header is taken.
 */
export function readNames(words: string[], blankBefore: Set<number>): HeaderColumn[] | undefined {
  const best: Parse[][] = [[{ score: 0, columns: [] }]]
  for (let end = 1; end <= words.length; end++) {
    const parses: Parse[] = []
    for (let length = 1; length <= longestName && length <= end; length++) {
      const first = words[end - length]
      const before = best[end - length] ?? []
      if (before.length === 0 || !first || !/^[^a-z]/.test(first)) continue
      if (crossesBlank(blankBefore, end - length, end)) continue
      const name = words.slice(end - length, end).join(' ')
      const field = findColumnField(name)
      if (field) parses.push(...before.map(parse => addName(parse, { name, field }, length)))
    }
    best.push(parses.sort((a, b) => b.score - a.score).slice(0, parsesKept))
  }
  const whole = best[words.length] ?? []
  return (whole.find(parse => isHeader(parse.columns)) ?? whole[0])?.columns
}

/** Longer names say more, and no field comes twice. */
function addName(parse: Parse, column: HeaderColumn, length: number): Parse {
  const twice = parse.columns.some(other => other.field === column.field)
  return {
    score: parse.score + length * length - 2 - (twice ? 6 : 0),
    columns: [...parse.columns, column],
  }
}

function crossesBlank(blankBefore: Set<number>, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (blankBefore.has(i)) return true
  return false
}
