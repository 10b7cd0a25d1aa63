/** Finds a table's header among flattened lines: column names one after another, with nothing to say where one ends. */
import type { PlanField } from '../reading.ts'
import { findColumnField, findLooseField, listNameStarts } from './column-names.ts'
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
  let found: FlatHeader | undefined
  /** Ways to read the runs before the one at hand, and the words of its lines. */
  let before: Parse[] = [{ score: 0, columns: [] }]
  let run: string[][] = []
  let whole: Parse[] = []
  let words = 0
  for (let i = start; i < lines.length && words < mostWords; i++) {
    const line = lines[i]
    if (!line || (i > start && line.blanksBefore > 2)) break
    const parts = line.text.split(' ')
    if (parts.length > 24 || (i === start && !startsWithName(parts))) break
    if (i > start && line.blanksBefore > 0) {
      if (whole.length === 0) break
      before = whole
      run = []
    }
    words += parts.length
    run.push(parts)
    const ends = (lines[i + 1]?.blanksBefore ?? 1) > 0
    const known = readRun(run)
    const parses = known.length === 0 && ends && i > start ? readAsOneName(run) : known
    whole = keepBest(parses.flatMap(own => before.map(parse => addNames(parse, own))))
    const best = whole.find(parse => isFlatHeader(parse.columns))
    if (best) found = { columns: best.columns, start, end: i + 1 }
    else if (found && i - found.end > 4) break
  }
  return found
}

/**
 * Lines without a blank line between them as names. Where two columns stand close, the second line of one
 * name comes after the first line of both: 'Completion Progress to date', 'date'.
 */
function readRun(run: string[][]): Parse[] {
  const parses = readParses(run.flat())
  const last = run.at(-1)
  const first = run.slice(0, -1).flat()
  if (!last || first.length < 2 || last.length > 3) return parses
  for (let at = 1; at < first.length; at++) {
    const moved = readParses([...first.slice(0, at), ...last, ...first.slice(at)])
    parses.push(...moved.map(parse => ({ ...parse, score: parse.score - 1 })))
  }
  return keepBest(parses)
}

/** Lines between blank lines are a column's name as a whole, also where its words are not known one by one. */
function readAsOneName(run: string[][]): Parse[] {
  const words = run.flat()
  const name = words.join(' ')
  if (words.length > 12 || !/^[^a-z]/.test(name) || /[.;,]$/.test(name)) return []
  const field = findLooseField(name)
  if (field) return [{ score: words.length, columns: [{ name, field }] }]
  if (words.length > 4 || !/^\p{Lu}[\p{L} /&-]*$/u.test(name)) return []
  return [{ score: -3, columns: [{ name, field: 'unknown' }] }]
}

function addNames(before: Parse, own: Parse): Parse {
  const known = new Set(before.columns.map(column => column.field))
  const twice = own.columns.filter(column => known.has(column.field)).length
  return {
    score: before.score + own.score - twice * 6,
    columns: [...before.columns, ...own.columns],
  }
}

function keepBest(parses: Parse[]): Parse[] {
  return parses.sort((a, b) => b.score - a.score).slice(0, parsesKept)
}

/** A header's first line begins with a column's name, whole or cut by a line break. */
function startsWithName(parts: string[]): boolean {
  const first = parts[0] ?? ''
  return /^[^a-z]/.test(first) && nameStarts.has(first.toLowerCase().replace(/[^a-z#]/g, ''))
}

/** Enough different names, with one for the action. */
export function isHeader(columns: HeaderColumn[]): boolean {
  const fields = new Set(columns.map(column => column.field))
  if (columns.length < 3 || fields.size < Math.max(3, columns.length - 1)) return false
  return (
    fields.has('action') || (fields.has('node') && (fields.has('timescale') || fields.has('leads')))
  )
}

const mayComeTwice = new Set<PlanField>(['node', 'timescale', 'number', 'notes'])

/** Where nothing but order parts names and cells, a name not known stands between known ones, and none comes twice. */
function isFlatHeader(columns: HeaderColumn[]): boolean {
  const named = columns.filter(column => column.field !== 'unknown')
  if (columns.at(-1)?.field === 'unknown' || named.length < Math.max(3, columns.length - 1))
    return false
  const again = columns.some(
    ({ field }, c) =>
      !mayComeTwice.has(field) && columns.findIndex(each => each.field === field) < c,
  )
  return !again && isHeader(columns)
}

type Parse = { score: number; columns: HeaderColumn[] }
const parsesKept = 8

/** The words as column names from the first to the last: the best ways, since 'Action Owner' is one name or two. */
function readParses(words: string[]): Parse[] {
  const best: Parse[][] = [[{ score: 0, columns: [] }]]
  for (let end = 1; end <= words.length; end++) {
    const parses: Parse[] = []
    for (let length = 1; length <= longestName && length <= end; length++) {
      const first = words[end - length]
      const before = best[end - length] ?? []
      if (before.length === 0 || !first || !/^[^a-z]/.test(first)) continue
      const name = words.slice(end - length, end).join(' ')
      const field = findColumnField(name)
      if (field) parses.push(...before.map(parse => addName(parse, { name, field }, length)))
    }
    best.push(keepBest(parses))
  }
  return best[words.length] ?? []
}

/** Longer names say more, and no field comes twice. */
function addName(parse: Parse, column: HeaderColumn, length: number): Parse {
  const twice = parse.columns.some(other => other.field === column.field)
  return {
    score: parse.score + length * length - 2 - (twice ? 6 : 0),
    columns: [...parse.columns, column],
  }
}
