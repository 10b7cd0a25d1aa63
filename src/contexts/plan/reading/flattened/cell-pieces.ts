/** Every stretch of words that may be one cell, with what can be said of it without knowing its column. */
import { readsAsDue } from './due-words.ts'
import { isBullet, joinWords, type Word } from './flat-words.ts'
import type { Measure } from './text-lines.ts'

export type Piece = {
  start: number
  end: number
  chars: number
  logChars: number
  /** Width of its widest line. */
  widest: number
  /** Lines, and the first `breaks` entries of `withNext`: widths of lines with the next one's first word. */
  lines: number
  breaks: number
  withNext: number[]
  lineWidths: number[]
  /** Line breaks without the space a wrapped line keeps. */
  hard: number
  blanks: number
  /** Blank lines before a word in lower case. */
  lowerBlanks: number
  startsLow: boolean
  /** Words in lower case that names seldom have. */
  lowWords: number
  startsWithBullet: boolean
  /** Line breaks before and after it. */
  standsAlone: boolean
  /** Ends in a word that no sentence ends in. */
  dangles: boolean
  /** Joined text, for short pieces only. */
  text: string | undefined
  /** Its words in lower case without marks, for short pieces. */
  key: string
  due: boolean
}

export type PieceSource = {
  words: Word[]
  widths: Float64Array
  space: number
  due: Map<number, Short>
}

export function preparePieces(words: Word[], measure: Measure): PieceSource {
  const widths = Float64Array.from(words, word => measure(word.text))
  return { words, widths, space: measure(' '), due: new Map() }
}

const longestCell = 220
const mostBlanks = 7
export const shortPiece = 16

const danglingWord =
  /^(?:the|a|an|and|or|of|to|for|with|in|on|at|by|from|that|which|who|our|their|as|is|are|will|be|after|below|above|over|under|than|least|most|every|each|within|between|into|until|before|about|around|nearly|not|no|any|all|this|these|those|its|both)$|[,;–—&(]$|^-$/

export function listPieces(source: PieceSource, start: number): Piece[] {
  const { words, widths, space } = source
  const pieces: Piece[] = []
  const first = words[start]?.text ?? ''
  const startsWithBullet = isBullet(first)
  const startsLine = words[start]?.gap !== 'space' && words[start]?.gap !== 'none'
  const startsLow = /^\p{Ll}|^[,.;:)]/u.test(first)
  const withNext: number[] = []
  const lineWidths: number[] = []
  let width = 0
  let widest = 0
  let chars = 0
  let hard = 0
  let blanks = 0
  let lowerBlanks = 0
  let lowWords = 0
  const limit = Math.min(words.length, start + longestCell)
  for (let i = start; i < limit; i++) {
    const word = words[i]
    if (!word) break
    const own = widths[i] ?? 0
    if (i > start && word.gap !== 'space' && word.gap !== 'none') {
      widest = Math.max(widest, width)
      lineWidths.push(width)
      // A point of a list always begins a line.
      const point = isBullet(word.text)
      withNext.push(word.gap === 'line' && !point ? width + space + own : 0)
      if (word.gap === 'line') hard += word.hardBreak && !point ? 1 : 0
      else if (point || /^\p{Ll}/u.test(word.text)) lowerBlanks += 1
      if (word.gap === 'blank') blanks += 1
      width = own
      if (blanks > mostBlanks) break
    } else width += (width === 0 ? 0 : space) + own
    chars += word.text.length + 1
    if (word.low) lowWords += 1
    const next = words[i + 1]
    if (next && !next.mayStart) continue
    const short = i - start < shortPiece ? readShort(source, start, i + 1) : undefined
    pieces.push({
      start,
      end: i + 1,
      chars,
      logChars: Math.log(chars),
      widest: Math.max(widest, width),
      lines: lineWidths.length + 1,
      breaks: withNext.length,
      withNext,
      lineWidths,
      hard,
      blanks,
      lowerBlanks,
      startsLow,
      lowWords,
      startsWithBullet,
      standsAlone: startsLine && next?.gap !== 'space' && next?.gap !== 'none',
      dangles: danglingWord.test(word.text),
      text: short?.text,
      key: short?.key ?? '',
      due: short?.due ?? false,
    })
  }
  return pieces
}

type Short = { text: string; key: string; due: boolean }

function readShort(source: PieceSource, start: number, end: number): Short {
  const key = start * 32 + (end - start)
  const known = source.due.get(key)
  if (known) return known
  const words = source.words.slice(start, end)
  const text = joinWords(words)
  const read = {
    text,
    key: words.map(word => word.plain).join(''),
    due: text.length <= 90 && readsAsDue(text),
  }
  source.due.set(key, read)
  return read
}
