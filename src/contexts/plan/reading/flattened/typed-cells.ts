/** Columns whose cells have a grammar of their own: dates, numbers, colours, yes and no. */
import type { PlanField } from '../reading.ts'
import type { Piece } from './cell-pieces.ts'
import type { Word } from './flat-words.ts'
import type { TextLine } from './text-lines.ts'

export type KnownWords = {
  /** Words that stand in the table's run of numbers 1, 2, 3 … */
  numbers: Set<Word>
  /** Statuses the document explains. */
  statuses: Set<string>
}

export function isTyped(field: PlanField | undefined): boolean {
  return (
    field === 'timescale' ||
    field === 'number' ||
    field === 'node-number' ||
    field === 'rag' ||
    field === 'desirable' ||
    field === 'achievable'
  )
}

const number = /^\(?(?:[A-Z]{1,4}[.-]?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?[.):]?$|^[a-z][.)]$/
const outlined = /^(?:[A-Z]{1,4}[.-]?\d|\d{1,3}[.-]\d)/
const colour = /^(?:green|amber|red|blue|yellow|orange|grey|purple|white|g|a|r|b|y)$/i
const status =
  /^(?:complete|completed|in progress|not started|not yet started|on track|off track|at risk|delayed|overdue|ongoing|on-going|started|achieved|partially achieved|partially complete|partly complete|behind schedule|closed|open|superseded|paused|on hold|bau|not due|not yet due|underway|under way|begun|not begun|n\/a|[●🟢🟡🟠🔴🔵✔✅✓✗❌⬤■]+)$/iu
const colourAndWord =
  /^(?:green|amber|red|blue)\s?[-–—:(]\s?.{1,30}$|^.{1,30}[-–—(]\s?(?:green|amber|red|blue)\)?$/i

/** How well a piece does as a cell of a typed column; far below nought when it does not fit its grammar. */
export function typedScore(
  field: PlanField,
  piece: Piece,
  first: Word | undefined,
  known: KnownWords,
): number {
  const text = piece.text ?? ''
  const length = piece.end - piece.start
  if (field === 'timescale') return piece.due ? 7 + Math.min(6, length) : -6 - length
  if (field === 'number' || field === 'node-number')
    return numberScore(text, piece, first, known.numbers)
  if (field === 'rag') return statusScore(text, piece, known.statuses)
  return /^(?:yes|no)\b/i.test(text) ? 6 - (length - 1) * 0.4 : -9 - length
}

function statusScore(text: string, piece: Piece, statuses: Set<string>): number {
  if (colour.test(text) || status.test(text) || statuses.has(piece.key)) return 7
  if (colourAndWord.test(text)) return 6
  const length = piece.end - piece.start
  const short = piece.standsAlone && length <= 4 && /^\p{Lu}.*[\p{L})]$/u.test(text)
  return short ? -4 : -7 - length
}

/**
 * Short words that the text before the tables explains: the legend of a status column, as 'Stalled: no work
 * is being done', 'Red – Stalled.' or as a line of its own.
 */
export function listExplainedWords(lines: TextLine[]): Set<string> {
  const names = lines.flatMap(({ text }) => {
    const parts = text.replace(/\.$/, '').split(/\s?[:=–—]\s?|\s-\s/)
    return parts.filter(part => part.split(' ').length <= 4 && /^\p{Lu}[\p{L} ]+$/u.test(part))
  })
  return new Set(names.map(name => name.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, '')))
}

function numberScore(
  text: string,
  piece: Piece,
  first: Word | undefined,
  numbers: Set<Word>,
): number {
  if (!number.test(text) || text.includes(' ') || first?.text !== text) return -25
  if (outlined.test(text)) return 6
  if (first && numbers.has(first)) return 6
  return piece.standsAlone ? 4 : -8
}

/**
 * Words that form a run of numbers: 1, 2, 3 …, each the first word of a line or glued, with a capital after
 * it. A number that is part of a sentence does not come in its turn.
 */
export function findNumberRun(words: Word[]): Set<Word> {
  const candidates = words.flatMap((word, i) => {
    const value = /^(\d{1,3})[.)]?$/.exec(word.text)?.[1]
    const next = words[i + 1]
    if (!value || !next || !/^["'“‘(]?[A-Z]/.test(next.text)) return []
    return [{ word, value: Number(value), edge: word.gap !== 'space' }]
  })
  // Longest rising run by ones; a place at the start of a line counts more than one inside it.
  const best = candidates.map(() => ({ score: 0, from: -1 }))
  for (const [i, here] of candidates.entries()) {
    const own = best[i]
    if (!own) continue
    const worth = here.edge ? 1 : 0.4
    own.score = here.value === 1 ? worth : worth - 0.9
    for (let j = 0; j < i; j++) {
      const before = candidates[j]
      const score = (best[j]?.score ?? 0) + worth
      if (before && here.value === before.value + 1 && score > own.score)
        Object.assign(own, { score, from: j })
    }
  }
  let at = best.reduce((top, item, i) => (item.score > (best[top]?.score ?? 0) ? i : top), 0)
  const found = new Set<Word>()
  while (at >= 0 && candidates[at]) {
    const candidate = candidates[at]
    if (candidate) found.add(candidate.word)
    at = best[at]?.from ?? -1
  }
  return found.size >= 2 ? found : new Set()
}
