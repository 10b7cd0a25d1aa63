/** The paragraphs of a cell whose lines were printed one after another. */
import type { Block, PlanField } from '../reading.ts'
import { isActionVerb } from './cell-model.ts'
import { isBullet, joinWords, type Word } from './flat-words.ts'
import type { Measure } from './text-lines.ts'

export type BlockColumn = {
  /** Its widest line. */
  width: number
  measure: Measure
  /** Line breaks without a blank line part paragraphs, also where nothing is listed. */
  splits: boolean
  /** Parties that are a cell or a line group of their own somewhere, as `keyOf` has them. */
  names: Set<string>
}

/**
 * Whether a column's cells hold several paragraphs often enough for a short line to be the end of one. In one
 * or two cells of many it is a line broken by hand.
 */
export function hasSplitLines(
  cells: Word[][],
  field: PlanField,
  column: Omit<BlockColumn, 'splits'>,
): boolean {
  const split = cells.filter(words => {
    const joined = listBlocks(words, field, { ...column, splits: false }).length
    return listBlocks(words, field, { ...column, splits: true }).length > joined
  })
  return split.length >= Math.max(2, cells.length * 0.08)
}

/** Paragraphs of a cell: at blank lines, at bullets, and where a line ended although the next word had room. */
export function listBlocks(words: Word[], field: PlanField, column: BlockColumn): Block[] {
  const oneOnly = field === 'timescale' || field === 'node' || field === 'number' || field === 'rag'
  const parts: Word[][] = []
  let lineStart = 0
  for (const [i, word] of words.entries()) {
    const last = parts.at(-1)
    const breaks = word.gap !== 'space' && word.gap !== 'none'
    const line = words.slice(lineStart, i)
    const mayEnd = last && (last.length > 3 || /[.:;!?]$/.test(last.at(-1)?.text ?? ''))
    const isBlock = () =>
      isNameAt(words, i, last?.length ?? 0, field, column.names) ||
      startsBlock(line, word, words[i + 1], field, column, mayEnd === true)
    if (!last || (breaks && !oneOnly && isBlock())) parts.push([word])
    else last.push(word)
    if (breaks) lineStart = i
  }
  return parts.map(toBlock)
}

/** Whether the words before a line break, or those after it up to another, are a party of their own elsewhere. */
function isNameAt(
  words: Word[],
  i: number,
  before: number,
  field: PlanField,
  names: Set<string>,
): boolean {
  if (!isList(field) || /^\p{Ll}/u.test(words[i]?.text ?? '')) return false
  if (/[,&]$/.test(words[i - 1]?.text ?? '')) return false
  if (names.has(keyOf(words.slice(i - before, i)))) return true
  for (let end = i + 1; end <= words.length && end - i <= 8; end++) {
    const next = words[end]
    if (next && (next.gap === 'space' || next.gap === 'none')) continue
    if (names.has(keyOf(words.slice(i, end)))) return true
  }
  return false
}

function isList(field: PlanField): boolean {
  return field === 'leads' || field === 'others'
}

function keyOf(words: Word[]): string {
  return words.map(word => word.plain).join('')
}

/** Cells that hold one party: of one line, or the only one with their words that comes more than once. */
export function listNames(
  cells: { column: number; words: Word[] }[],
  fields: PlanField[],
): Set<string> {
  const counts = new Map<string, number>()
  for (const { column, words } of cells) {
    if (!isList(fields[column] ?? 'unknown') || /[,;]/.test(joinWords(words))) continue
    const lines = words.filter((word, i) => i > 0 && word.gap !== 'space' && word.gap !== 'none')
    const key = keyOf(words)
    if (key.length > 2) counts.set(key, (counts.get(key) ?? 0) + (lines.length === 0 ? 2 : 1))
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([key]) => key))
}

function startsBlock(
  line: Word[],
  word: Word,
  next: Word | undefined,
  field: PlanField,
  { width, measure, splits }: BlockColumn,
  mayEnd: boolean,
): boolean {
  const before = line.at(-1)
  if (!before) return false
  if (isBullet(word.text) && next) return true
  if (/^\p{Ll}/u.test(word.text)) return false
  const listed = isList(field)
  const ends = /[.:;!?]$/.test(before.text)
  if (word.gap === 'blank') return listed || mayEnd
  if (word.gap === 'page') return listed || ends
  if (listed && word.hardBreak) return true
  if (!listed && (!splits || !mayEnd)) return false
  if (field === 'action' && isActionVerb(word.plain) && !/^\p{Ll}{1,3}$/u.test(before.text))
    return true
  const room = 1 - measure(`${joinWords(line)} ${word.text}`) / Math.max(width, 0.1)
  if (listed) return room > (ends ? 0.05 : 0.1)
  return room > (ends ? 0.1 : 0.15)
}

function toBlock(words: Word[]): Block {
  const [first, ...rest] = words
  if (first && rest.length > 0 && isBullet(first.text))
    return { text: joinWords(rest), marker: first.text, listLevel: 1 }
  return { text: joinWords(words) }
}
