import type { TimescaleKind } from '../reading.ts'

/** A stretch of the calendar; `whole` when nothing but filler words was left over. */
export type Span = { kind: TimescaleKind; from: string; to: string | null; whole: boolean }
type Part = { kind: 'date' | 'month' | 'year' | 'range'; from: string; to: string }
type Found = Part & { start: number; end: number }

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]
const monthWord =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?'
const year = "('?\\d{2}|(?:19|20)\\d{2})"
const fullYear = '((?:19|20)\\d{2})'
const financial = '((?:19|20)?\\d{2}) ?[/-] ?((?:19|20)?\\d{2})'
const notNumber = '(?![\\d/])'
const seasons: Record<string, [number, number]> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 2],
}

type Rule = [RegExp, (match: RegExpExecArray) => Part | undefined]

const rules: Rule[] = [
  [rule(`${fullYear}-(\\d{2})-(\\d{2})(?:[t ][\\d:.]+z?)?`), m => date(m[1], m[2], m[3])],
  [
    rule(`(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4}|\\d{2})${notNumber}`),
    m => date(m[3], m[2], m[1]),
  ],
  [
    rule(`(\\d{1,2})(?:st|nd|rd|th)? ?(?:of )?[ -]?${monthWord}[ ,-]*${fullYear}`),
    m => date(m[3], monthOf(m[2]), m[1]),
  ],
  [
    rule(`(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${monthWord},? '?(\\d{2})${notNumber}`),
    m => date(m[3], monthOf(m[2]), m[1]),
  ],
  [
    rule(`${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? ${fullYear}`),
    m => date(m[3], monthOf(m[1]), m[2]),
  ],
  [
    rule(`${monthWord} ?(?:-|/|to|and|&) ?${monthWord}[ ,-]*${year}${notNumber}`),
    m => between(month(m[3], monthOf(m[1])), month(m[3], monthOf(m[2]))),
  ],
  [
    rule(
      `(?:q|qtr|qtrs|quarters?) ?([1-4]) ?(?:-|/|to|and|&|,) ?(?:q|qtr|quarter)? ?([1-4])[ ,(-]*(?:of )?${financial}\\)?${notNumber}`,
    ),
    m => between(quarter(m[1], m[3], m[4]), quarter(m[2], m[3], m[4])),
  ],
  [
    rule(`(?:q|qtr|quarter) ?([1-4])[ ,:(-]*(?:of |in )?(?:fy ?)?${financial}\\)?${notNumber}`),
    m => quarter(m[1], m[2], m[3]),
  ],
  [
    rule(`(?:fy ?)?${financial}[ ,:(-]*(?:q|qtr|quarter) ?([1-4])${notNumber}`),
    m => quarter(m[3], m[1], m[2]),
  ],
  [
    rule(`(?:q|qtr|quarter) ?([1-4])[ ,:(-]*(?:of |in )?${fullYear}\\)?${notNumber}`),
    m => calendarQuarter(m[1], m[2]),
  ],
  [
    rule(`(?:h|half ?)([12])[ ,:(-]*(?:of )?${financial}\\)?${notNumber}`),
    m => half(m[1], m[2], m[3]),
  ],
  [
    rule(
      `(spring|summer|autumn|winter) ?(?:-|/|to|and|&) ?(spring|summer|autumn|winter)[ ,-]*${fullYear}${notNumber}`,
    ),
    m => between(season(m[1], m[3]), season(m[2], m[3])),
  ],
  [
    rule(`(spring|summer|autumn|winter)(?: of)?[ ,-]*(?:${financial}|${fullYear})${notNumber}`),
    m => season(m[1], m[2] ?? m[4]),
  ],
  [
    rule(`(?:(?:fy|financial year|f\\/y) ?)?${financial}${notNumber}(?!-)`),
    m => financialYears(m[1], m[2]),
  ],
  [rule(`${monthWord}[ ,/'-]*${year}${notNumber}`), m => month(m[2], monthOf(m[1]))],
  [rule(`${fullYear}-(\\d{2})${notNumber}`), m => month(m[1], m[2])],
  [rule(`(\\d{1,2})[/.-]${fullYear}${notNumber}`), m => month(m[2], m[1])],
  [rule(`${monthWord}`), () => undefined],
  [
    rule(`${fullYear}${notNumber}`),
    m => (m[1] ? { kind: 'year', from: m[1], to: m[1] } : undefined),
  ],
]

const filler =
  /\b(by|the|end|start|beginning|of|in|during|from|due|target|date|before|until|till|to|no|later|than|for|completion|complete|completed|circa|approx|approximately|early|mid|late|between|and|financial|year|fy|calendar|month|around|at|on|expected|deadline|launch|commencing|starting|starts?|ends?|ending|week|w\/c|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|[-/&,:;().]/gu

/**
 * The first stretch of the calendar in the words, or the one from the first to the last when they are
 * joined ('April 2024 – March 2025', 'between … and …').
 */
export function findPoint(plain: string): Span | undefined {
  const found = findParts(plain)
  const [first] = found
  if (!first) return undefined
  let left = plain
  for (const part of [...found].reverse()) left = left.slice(0, part.start) + left.slice(part.end)
  const inherited = found.length === 1 ? beginsEarlier(plain, first) : undefined
  const last = found.at(-1)
  const whole = (inherited ? inherited.left : left).replace(filler, ' ').trim() === ''
  if (inherited) return { kind: 'range', from: inherited.from, to: first.to, whole }
  if (!last || last === first || last.to < first.from)
    return { kind: first.kind, from: first.from, to: first.to, whole }
  const inside = last.from >= first.from && last.to <= first.to && /\(/u.test(plain)
  if (inside) return { kind: last.kind, from: last.from, to: last.to, whole }
  return { kind: 'range', from: first.from, to: last.to, whole }
}

/** 'April - 5 June 2025', '1-5 March 2025': the first half takes its month or year from the second. */
function beginsEarlier(plain: string, part: Found): { from: string; left: string } | undefined {
  const before = plain.slice(0, part.start)
  const after = plain.slice(part.end)
  const monthDay = new RegExp(
    `(?:^|\\b)(\\d{1,2})(?:st|nd|rd|th)? ?${monthWord} ?(?:-|to|until|and) ?$`,
    'u',
  ).exec(before)
  if (monthDay && part.kind === 'date') {
    const from = date(part.from.slice(0, 4), monthOf(monthDay[2]), monthDay[1])
    if (from) return { from: from.from, left: before.slice(0, monthDay.index) + after }
  }
  const dayOnly = /(?:^|\b)(\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|until|and) ?$/u.exec(before)
  if (dayOnly && part.kind === 'date') {
    const from = date(part.from.slice(0, 4), part.from.slice(5, 7), dayOnly[1])
    if (from) return { from: from.from, left: before.slice(0, dayOnly.index) + after }
  }
  const monthOnly = new RegExp(
    `${monthWord} ?(?:-|/|to|until|and|&) ?(?:end (?:of )?)?$`,
    'u',
  ).exec(before)
  if (monthOnly) {
    const from = month(part.from.slice(0, 4), monthOf(monthOnly[1]))
    if (from) return { from: from.from, left: before.slice(0, monthOnly.index) + after }
  }
  return undefined
}

function findParts(plain: string): Found[] {
  const found: Found[] = []
  let from = 0
  while (from < plain.length) {
    const next = firstRule(plain, from)
    if (!next) break
    if (next.part) found.push({ ...next.part, start: next.start, end: next.end })
    from = next.end
  }
  return found
}

/** The earliest match wins; at the same place, the earlier rule. */
function firstRule(plain: string, from: number) {
  let best: { start: number; end: number; part: Part | undefined } | undefined
  for (const [pattern, read] of rules) {
    pattern.lastIndex = from
    const match = pattern.exec(plain)
    if (!match || (best && match.index >= best.start)) continue
    const part = read(match)
    const bare = match[1] !== undefined && match[2] === undefined
    if (!part && !bare) continue
    best = { start: match.index, end: match.index + match[0].length, part }
  }
  return best
}

function rule(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d/.])${source}(?!\\p{L})`, 'gu')
}

function monthOf(word: string | undefined): string {
  return String(monthNames.indexOf((word ?? '').slice(0, 3)) + 1)
}

function yearOf(text: string | undefined): number {
  const digits = (text ?? '').replace("'", '')
  const value = Number(digits)
  return digits.length === 2 ? 2000 + value : value
}

function month(yearText: string | undefined, monthText: string | undefined): Part | undefined {
  const number = Number(monthText)
  if (!(number >= 1 && number <= 12)) return undefined
  const value = `${yearOf(yearText)}-${String(number).padStart(2, '0')}`
  return { kind: 'month', from: value, to: value }
}

function date(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
): Part | undefined {
  const of = month(yearText, monthText)
  const day = Number(dayText)
  if (!of || !(day >= 1 && day <= daysIn(of.from))) return undefined
  const value = `${of.from}-${String(day).padStart(2, '0')}`
  return { kind: 'date', from: value, to: value }
}

function daysIn(yearMonth: string): number {
  return new Date(
    Date.UTC(Number(yearMonth.slice(0, 4)), Number(yearMonth.slice(5, 7)), 0),
  ).getUTCDate()
}

function between(first: Part | undefined, last: Part | undefined): Part | undefined {
  if (!first || !last) return undefined
  // 'Nov - Feb 2026' begins in the year before.
  const from =
    first.from > last.to
      ? `${Number(first.from.slice(0, 4)) - 1}${first.from.slice(4)}`
      : first.from
  return { kind: 'range', from, to: last.to }
}

/** '2024/25' is a financial year, '2024-27' a stretch of years. Years that do not go up are neither. */
function financialYears(first: string | undefined, last: string | undefined): Part | undefined {
  const start = yearOf(first)
  const end =
    (last ?? '').length === 2 ? Math.floor(start / 100) * 100 + Number(last) : yearOf(last)
  if ((first ?? '').length === 2 && (last ?? '').length !== 2) return undefined
  if (end === start + 1) return { kind: 'range', from: `${start}-04`, to: `${end}-03` }
  if ((first ?? '').length === 4 && end > start && end - start <= 30) {
    return { kind: 'range', from: String(start), to: String(end) }
  }
  return undefined
}

/** Quarters of a financial year: the first is April to June. */
function quarter(
  number: string | undefined,
  first: string | undefined,
  last: string | undefined,
): Part | undefined {
  if (!financialYears(first, last)) return undefined
  const index = Number(number)
  const start = yearOf(first) + (index === 4 ? 1 : 0)
  const from = index === 4 ? 1 : 1 + index * 3
  return { kind: 'range', from: `${start}-${two(from)}`, to: `${start}-${two(from + 2)}` }
}

function calendarQuarter(number: string | undefined, of: string | undefined): Part {
  const from = (Number(number) - 1) * 3 + 1
  return { kind: 'range', from: `${of}-${two(from)}`, to: `${of}-${two(from + 2)}` }
}

function half(
  number: string | undefined,
  first: string | undefined,
  last: string | undefined,
): Part | undefined {
  const start = number === '1' ? quarter('1', first, last) : quarter('3', first, last)
  const end = number === '1' ? quarter('2', first, last) : quarter('4', first, last)
  return between(start, end)
}

function season(name: string | undefined, of: string | undefined): Part | undefined {
  const months = seasons[name ?? '']
  if (!months) return undefined
  const start = yearOf(of)
  const end = months[1] < months[0] ? start + 1 : start
  return { kind: 'range', from: `${start}-${two(months[0])}`, to: `${end}-${two(months[1])}` }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
