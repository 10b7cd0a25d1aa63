import type { Timescale, TimescaleKind } from '../reading.ts'
import { findDuration } from './timescale-duration.ts'
import { findPoint, type Span } from './timescale-point.ts'
import { findRecurrence } from './timescale-recurrence.ts'
import { squash } from './words.ts'

type Stored = { type: 'date' | 'number' | 'boolean'; value: string }

const confirmed =
  /\b(tb[cads]|to be (confirmed|agreed|determined|decided|advised|announced|set|scheduled)|not yet (known|agreed|set|confirmed)|date to follow)\b/u
const continuing =
  /\b(on[ -]?going|continuous(ly)?|continual(ly)?|continuing|continues?|bau|business as usual|rolling( programme)?|throughout|for the (life|duration|lifetime))\b/u
const openEnd = new RegExp(
  `(?:-|/|,|&|\\bto\\b|\\band\\b|\\bthen\\b|\\()?\\s*${continuing.source}`,
  'u',
)

/**
 * Reads a due cell as councils write them: months, dates, quarters, financial years, seasons, ranges,
 * durations, recurrences, 'ongoing', 'tbc'. Day before month. Two digits after a month's name are a year.
 * What is not understood is kept as kind 'other' with its words; nothing is guessed from today's date.
 * `stored` is what a spreadsheet holds behind the shown text: it settles the order of day and month.
 */
export function readTimescale(text: string, stored?: Stored): Timescale {
  const raw = squash(text)
  if (stored?.type === 'date') {
    const fromFile = readStoredDate(raw, stored.value)
    if (fromFile) return fromFile
  }
  const plain = plainTimescale(raw)
  if (plain === '' || /^(-|n\/?a|none|nil|not applicable)$/u.test(plain))
    return timescale(raw, 'none')
  return readPlain(raw, plain)
}

/** Lower case, one kind of dash, no closing full stop: only for comparing. */
export function plainTimescale(raw: string): string {
  return squash(
    raw
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u2010-\u2015\u2212]/gu, '-')
      .replace(/[‘’]/gu, "'")
      .replace(/\u00ad/gu, ''),
  ).replace(/[.;,]+$/u, '')
}

function readPlain(raw: string, plain: string): Timescale {
  const recurrence = findRecurrence(plain)
  if (recurrence) {
    const anchor = findPoint(recurrence.rest)
    if (!anchor && continuing.test(plain) && recurrence.weak) return timescale(raw, 'ongoing')
    if (!anchor) return timescale(raw, 'recurring', null, null, recurrence.every)
    const kind = recurrence.startsWithDate ? 'recurring' : 'first-then-recurring'
    return timescale(raw, kind, anchor.from, null, recurrence.every)
  }
  const whole = findPoint(plain)
  if (whole?.whole) return fromSpan(raw, whole)
  if (confirmed.test(plain)) return timescale(raw, 'tbc')
  if (continuing.test(plain)) {
    const start = findPoint(plain.replace(openEnd, ' ').replace(/[()]/gu, ' '))
    return start ? timescale(raw, 'range', start.from, null) : timescale(raw, 'ongoing')
  }
  const duration = findDuration(plain)
  if (duration) return timescale(raw, 'duration', duration.from, duration.to)
  if (whole) return fromSpan(raw, whole)
  return timescale(raw, 'other')
}

function fromSpan(raw: string, span: Span): Timescale {
  return timescale(raw, span.kind, span.from, span.to)
}

/**
 * A spreadsheet date. Shown as a month ('Mar-26') it is a month; shown with a day it is that day, in the
 * order the file stores and not the order a reader's settings would show.
 */
function readStoredDate(raw: string, value: string): Timescale | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(value)?.[0]
  if (!day) return undefined
  const shown = findPoint(plainTimescale(raw))
  if (shown && (shown.kind === 'month' || shown.kind === 'year' || shown.kind === 'range')) {
    return fromSpan(raw, shown)
  }
  return timescale(raw === '' ? day : raw, 'date', day, day)
}

function timescale(
  raw: string,
  kind: TimescaleKind,
  from: string | null = null,
  to: string | null = null,
  every: string | null = null,
): Timescale {
  return { raw, kind, from, to, every }
}
