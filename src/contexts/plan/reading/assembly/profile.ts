import type { GridCell } from './grid.ts'
import { cellText } from './grid.ts'
import { ragOfColour, ragOfStatus, ragOfWords } from './rag.ts'
import { readTimescale } from './timescale.ts'
import { isYesNoCell } from './yes-no.ts'

/** What a column's cells look like, whatever its name. Shares are of the filled cells, 0 to 1. */
export type Profile = {
  filled: number
  blank: number
  distinct: number
  length: number
  yesNo: number
  due: number
  rag: number
  status: number
  fills: number
  number: number
  name: number
  grade: number
  merged: number
}

const grades = /^(high|medium|low|med|h|m|l|urgent|essential|desirable|critical|\d)$/iu
const sampled = 400

/** Looks at up to 400 cells of a column. */
export function profileColumn(cells: (GridCell | undefined)[]): Profile {
  const sample = cells.slice(0, sampled)
  const own = sample.filter((cell, at) => cell !== undefined && sample[at - 1] !== cell)
  const texts = own.map(cellText).filter(text => text !== '')
  const share = (test: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length
  return {
    filled: texts.length,
    blank: sample.length - texts.length,
    distinct: new Set(texts.map(text => text.toLowerCase())).size,
    length:
      texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    yesNo: share(isYesNoCell),
    due: share(isDue),
    rag: share(text => ragOfWords(text) !== null && text.length < 40),
    status: share(text => ragOfWords(text) !== null || ragOfStatus(text) !== null),
    fills:
      sample.length === 0
        ? 0
        : own.filter(cell => ragOfColour(cell?.fragment.fill) !== null).length / sample.length,
    number: share(
      text =>
        /^[A-Za-z]{0,4}[ -]?\d{1,4}(\.\d{1,3})*[a-z]?[.)]?$/u.test(text) &&
        !/^(19|20)\d\d$/u.test(text),
    ),
    name: share(isName),
    grade: share(text => grades.test(text)),
    merged: own.filter(cell => (cell?.rowSpan ?? 1) > 1).length,
  }
}

const dueOpening =
  /^(\d|within|every|each|by|up to|over|under|annual|bi-?annual|half|quarter|month|week|year|six|twelve|three|two|on-?going|review|next)/iu

/** A cell that says when. A sentence that only mentions a time ('no stay of over six weeks') does not. */
export function isDue(text: string): boolean {
  if (text.length > 90) return false
  const known = judged.get(text)
  if (known !== undefined) return known
  if (judged.size >= mostJudged) judged.clear()
  const due = readsAsDue(text)
  judged.set(text, due)
  return due
}

/** The same cells are judged for every table and every page of it. */
const judged = new Map<string, boolean>()
const mostJudged = 4000

function readsAsDue(text: string): boolean {
  const { kind } = readTimescale(text)
  if (['duration', 'recurring', 'ongoing', 'tbc', 'year'].includes(kind))
    return text.split(/\s+/u).length <= 4 || (dueOpening.test(text) && text.length < 50)
  return kind !== 'other' && kind !== 'none'
}

/** Short, begins with a capital, is not a sentence: likely a person, post, team or organisation. */
function isName(text: string): boolean {
  return (
    text.length < 90 &&
    /^[\p{Lu}\d]/u.test(text) &&
    !isDue(text) &&
    !/[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(text) &&
    text.split(/\s+/u).length <= 12
  )
}
