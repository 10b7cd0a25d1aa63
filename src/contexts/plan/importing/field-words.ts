import type { Fragment, Timescale } from '../reading/reading.ts'
import type { ActionField } from './corrections.ts'

/** What each field of an action is called on the pages. */
export const fieldNames: Record<ActionField, string> = {
  number: 'Number',
  text: 'Action',
  points: 'Points',
  timescale: 'Due',
  leads: 'Lead',
  others: 'Other agencies',
  measure: 'What success looks like',
  rag: 'Colour',
  situation: 'Current situation',
  desirable: 'Still desirable?',
  achievable: 'Still achievable?',
  nextSteps: 'Next steps',
  notes: 'Notes',
}

const kindWords: Record<Timescale['kind'], string> = {
  none: 'nothing written',
  month: 'a month',
  date: 'a day',
  range: 'from one time to another',
  duration: 'a length of time',
  ongoing: 'ongoing: never late',
  recurring: 'comes again',
  'first-then-recurring': 'once, then again and again',
  tbc: 'still to be confirmed',
  year: 'a year',
  other: 'words, not a date',
}

/** How a due date was read, in words: 'a month: 2020-04'. */
export function timescaleWords(timescale: Timescale): string {
  const { kind, from, to, every } = timescale
  const span =
    from === to ? from : [from, to ?? (from ? 'open' : null)].filter(Boolean).join(' to ')
  return [kindWords[kind], span && `: ${span}`, every && `, every ${durationWords(every)}`]
    .filter(Boolean)
    .join('')
}

/** 'P3M' → '3 months'. */
function durationWords(duration: string): string {
  const units: Record<string, string> = { Y: 'year', M: 'month', W: 'week', D: 'day' }
  const parts = [...duration.matchAll(/(\d+)([YMWD])/g)].map(([, count = '', unit = '']) =>
    count === '1' ? (units[unit] ?? unit) : `${count} ${units[unit]}s`,
  )
  return parts.join(' ') || duration
}

/** Where a piece of the document stands: 'page 3, table 2, row 5'. */
export function placeWords(fragment: Fragment): string {
  const { page, sheet, table, row, col } = fragment
  return [
    sheet ? `sheet ‘${sheet}’` : page && `page ${page}`,
    table && `table ${table}`,
    row && `row ${row}`,
    col && `column ${col}`,
  ]
    .filter(Boolean)
    .join(', ')
}
