/** The most likely way to cut flattened words into cells, row after row: one best path over all of them. */
import type { Cell, ColumnModel } from './cell-model.ts'
import { listPieces, type Piece, type PieceSource, shortPiece } from './cell-pieces.ts'
import type { Word } from './flat-words.ts'
import { type GapModel, gapCost } from './gap-model.ts'
import { isTyped, type KnownWords, typedScore } from './typed-cells.ts'

export type PathOptions = KnownWords & {
  table: number
  /** Lines wider than this are not in a cell. */
  cellWidth: number
}

/** Cells in reading order; `column` −1 is text outside the table (a heading, a note below). */
export function findCells(
  source: PieceSource,
  model: ColumnModel[],
  gaps: GapModel,
  options: PathOptions,
): Cell[] {
  const { words } = source
  const columns = model.length
  const states = columns + 1
  const n = words.length
  const odds = model.map(column => runningOdds(words, column))
  const value: Float64Array[] = Array.from({ length: n + 1 }, () =>
    new Float64Array(states).fill(Number.NEGATIVE_INFINITY),
  )
  const from: Int32Array[] = Array.from({ length: n + 1 }, () => new Int32Array(states).fill(-1))
  const fromState: Int8Array[] = Array.from({ length: n + 1 }, () => new Int8Array(states).fill(-1))
  const moves = listMoves(model)
  for (let s = 0; s < n; s++) {
    const word = words[s]
    if (!word || (s > 0 && !word.mayStart)) continue
    const entry = enter(value[s], moves, model, gaps, words, s)
    if (!entry) continue
    for (const piece of listPieces(source, s)) {
      const target = value[piece.end]
      if (!target) continue
      for (let c = 0; c < states; c++) {
        const before = entry.score[c] ?? Number.NEGATIVE_INFINITY
        if (before === Number.NEGATIVE_INFINITY) continue
        const column = model[c]
        const own = column
          ? scoreCell(piece, column, odds[c], words, options)
          : scoreOutside(piece, options)
        const total = before + own
        if (total > (target[c] ?? 0)) {
          target[c] = total
          const origin = from[piece.end]
          const state = fromState[piece.end]
          if (origin) origin[c] = s
          if (state) state[c] = entry.state[c] ?? -1
        }
      }
    }
  }
  addEnds(value[n], moves)
  return tracePath(words, value, from, fromState, columns, options.table)
}

function scoreCell(
  piece: Piece,
  column: ColumnModel,
  odds: Float64Array | undefined,
  words: Word[],
  options: PathOptions,
): number {
  const typed = isTyped(column.field)
  if (typed && (piece.text === undefined || piece.end - piece.start > shortPiece)) return -60
  const first = column.firstWords.get(words[piece.start]?.plain ?? '') ?? 0
  let score = (odds?.[piece.end] ?? 0) - (odds?.[piece.start] ?? 0)
  score = Math.max(-12, Math.min(12, score * 0.5)) + first
  const deviation = (piece.logChars - column.logMean) / column.logSd
  score -= Math.min(6, 0.5 * deviation * deviation)
  if (typed) {
    score += typedScore(column.field, piece, words[piece.start], options)
    if (column.field === 'timescale' && piece.due) return score
  } else {
    if (piece.startsLow) score -= 4
    if (piece.startsWithBullet) score -= isPartyField(column.field) ? 1 : 6
    if (piece.dangles) score -= 4
    if (column.field === 'links' && !pointsElsewhere.test(piece.text ?? '')) score -= 4
    if (column.field === 'action') score -= 2 * Math.max(0, 4 - (piece.end - piece.start))
    score -= namesCost(piece, column.field)
    if (piece.due && piece.end - piece.start <= 4) score -= 5
  }
  if (piece.key !== '') score += Math.min(1.5, 0.8 * ((column.texts.get(piece.key) ?? 1) - 1))
  score -=
    column.blankInside * (piece.blanks - Math.min(piece.blanks, piece.lowerBlanks)) +
    0.4 * piece.lowerBlanks
  return score - wrapCost(piece, column, options)
}

/** Names of parties are in capitals; sentences are not. */
function namesCost(piece: Piece, field: ColumnModel['field']): number {
  if (isPartyField(field)) return Math.min(4.5, 1.2 * Math.max(0, piece.lowWords - 1))
  const words = piece.end - piece.start
  return field !== 'links' && piece.lowWords === 0 && words >= 2 && words < 7 ? 2 : 0
}

/** Links name a part of the plan or quote another action. */
const pointsElsewhere =
  /\d|["“‘]|\b(?:priorit|objective|aim|theme|action|principle|pillar|ambition|commitment|strateg|plan|see|links?|all|none)/i

function isPartyField(field: ColumnModel['field']): boolean {
  return field === 'leads' || field === 'others'
}

/** No line may be wider than the column, and none may end where the next word would still have fitted. */
function wrapCost(piece: Piece, column: ColumnModel, options: PathOptions): number {
  const known = column.widths.get(options.table)
  let cost = 0
  if (known !== undefined && piece.widest > known * 1.06)
    cost += Math.min(10, 3 + 20 * (piece.widest / known - 1.06))
  if (piece.widest > options.cellWidth) cost += 8
  const full = Math.max(piece.widest, Math.min(known ?? 0, piece.widest * 1.6))
  let short = 0
  for (let i = 0; i < piece.breaks; i++) {
    const width = piece.withNext[i] ?? 0
    if (width === 0) continue
    const room = (full - width) / full
    if (room > 0.03) short += Math.min(1, 0.4 + room * 2.5)
  }
  return cost + column.shortLineInside * Math.max(short, piece.hard * 0.7)
}

const levelHeading =
  /^(?:(?:strategic|key|our)\s)?(?:priority|principle|pillar|objective|aim|theme|goal|outcome|ambition|commitment|section|part|strand|workstream)(?:\s(?:area|theme|aim))?\s(?:\d{1,2}|[a-z]|[ivx]+|one|two|three|four|five|six)\b\s*(?:[:.–—-]|$)/i

function scoreOutside(piece: Piece, options: PathOptions): number {
  const heading =
    piece.text !== undefined &&
    piece.blanks === 0 &&
    piece.lines <= 3 &&
    levelHeading.test(piece.text)
  if (heading) return piece.standsAlone ? 8 : 3
  let wide = piece.widest > options.cellWidth && piece.lines === 1 ? 1 : 0
  for (let i = 0; i < piece.breaks; i++)
    if ((piece.lineWidths[i] ?? 0) > options.cellWidth) wide += 1
  return wide > 0
    ? 2 * wide - 2 * Math.max(0, piece.lines - 1 - wide) - 1
    : -14 - piece.chars * 0.02
}

function runningOdds(words: Word[], column: ColumnModel): Float64Array {
  const sums = new Float64Array(words.length + 1)
  for (const [i, word] of words.entries())
    sums[i + 1] = (sums[i] ?? 0) + (column.words.get(word.plain) ?? 0)
  return sums
}

type Moves = { first: number[]; next: number[][]; last: number[] }

/** Cost of going from one column's cell to another's: the cells left empty between them. */
function listMoves(model: ColumnModel[]): Moves {
  const skip = model.map(column => Math.log(column.empty) - Math.log(1 - column.empty))
  const between = (from: number, to: number) =>
    skip.slice(from, to).reduce((sum, cost) => sum + cost, 0)
  const n = model.length
  const next = Array.from({ length: n + 1 }, (_, a) =>
    Array.from({ length: n + 1 }, (_, b) => {
      if (b === n) return a === n ? 0 : between(a + 1, n)
      if (a === n) return between(0, b)
      return b > a ? between(a + 1, b) : between(a + 1, n) + between(0, b) - 0.2
    }),
  )
  return {
    first: Array.from({ length: n + 1 }, (_, b) => (b === n ? 0 : between(0, b))),
    next,
    last: Array.from({ length: n + 1 }, (_, a) => (a === n ? 0 : between(a + 1, n))),
  }
}

/** The last row too pays for the cells it has not. */
function addEnds(values: Float64Array | undefined, moves: Moves): void {
  for (const [state, cost] of moves.last.entries())
    if (values) values[state] = (values[state] ?? 0) + cost
}

function enter(
  values: Float64Array | undefined,
  moves: Moves,
  model: ColumnModel[],
  gaps: GapModel,
  words: Word[],
  at: number,
): { score: number[]; state: number[] } | undefined {
  const states = model.length + 1
  const word = words[at]
  if (at === 0) return { score: moves.first, state: moves.first.map(() => -1) }
  if (!values || !word) return undefined
  const inSentence = isInSentence(words[at - 1], word) ? 3 : 0
  const score: number[] = []
  const state: number[] = []
  for (let to = 0; to < states; to++) {
    let best = Number.NEGATIVE_INFINITY
    let bestState = -1
    for (let from = 0; from < states; from++) {
      const before = values[from] ?? Number.NEGATIVE_INFINITY
      if (before === Number.NEGATIVE_INFINITY) continue
      const total = before + (moves.next[from]?.[to] ?? 0) - gapCost(gaps, word, from, to)
      if (total > best) {
        best = total
        bestState = from
      }
    }
    score.push(best - (isTyped(model[to]?.field) ? inSentence : 0))
    state.push(bestState)
  }
  return { score, state }
}

/** 'sustained after | 6 months': a date or number in the middle of a line that goes on is part of the text. */
function isInSentence(before: Word | undefined, word: Word): boolean {
  return word.gap === 'space' && before !== undefined && /^\p{Ll}.*[\p{L},]$/u.test(before.text)
}

function tracePath(
  words: Word[],
  value: Float64Array[],
  from: Int32Array[],
  fromState: Int8Array[],
  columns: number,
  table: number,
): Cell[] {
  const cells: Cell[] = []
  let end = words.length
  const last = value[end]
  if (!last || end === 0) return cells
  let state = last.indexOf(Math.max(...last))
  while (end > 0) {
    const start = from[end]?.[state] ?? -1
    if (start < 0) throw new Error('no path through the words of a table')
    cells.push({
      column: state === columns ? -1 : state,
      words: words.slice(start, end),
      table,
      start,
      end,
    })
    const before = fromState[end]?.[state] ?? -1
    end = start
    state = before
  }
  return cells.reverse()
}
