import { addDays, dayOf, isPlainDate, type PlainDate } from '../../../../platform/dates.ts'

/** A value read, or what is wrong with it in words that follow the place. */
export type Read<T> = { value: T } | { wrong: string }

const localTime = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?$/
const zonedTime =
  /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?\s?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/i

const wrong = (text: string, instead: string) => ({ wrong: `'${shorten(text)}' ${instead}` })

export function shorten(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}

// The same few thousand days come millions of times.
const days = new Map<string, { exists: boolean; before: PlainDate }>()
function dayOfText(text: string) {
  const known = days.get(text)
  if (known) return known
  const exists = isPlainDate(text) && text >= '1900-01-01' && text <= '2199-12-31'
  const day = { exists, before: exists ? addDays(text, -1) : '' }
  if (days.size > 100_000) days.clear()
  days.set(text, day)
  return day
}

/** A day, YYYY-MM-DD, in one form only: 03/02/2024 is the third of February to some and the second of March to others. */
export function readDay(text: string): Read<PlainDate> {
  if (dayOfText(text).exists) return { value: text }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return wrong(text, 'is not a day that exists.')
  return wrong(text, 'is not a date as it has to be written: year-month-day, 2026-02-13.')
}

/**
 * The night of a local time in England, YYYY-MM-DD HH:MM (seconds or not, T or a space), that is not later than `now` in
 * the same form. Nights run from noon to noon, so also the hour that the clocks leave out or repeat is plain.
 */
export function readNight(text: string, now: string): Read<PlainDate> {
  const [, day = '', hour = '', minute = ''] = localTime.exec(text) ?? []
  if (day === '') {
    if (dayOfText(text).exists)
      return wrong(text, `has no time, and night falls at noon: write it as ${text} 23:30.`)
    if (zonedTime.test(text))
      return wrong(
        text,
        'names a time zone: write the local time in England without one, 2026-02-13 02:30.',
      )
    return wrong(
      text,
      'is not a time as it has to be written: year-month-day hour:minute, 2026-02-13 02:30.',
    )
  }
  const { exists, before } = dayOfText(day)
  if (!exists) return wrong(text, 'is not a day that exists.')
  if (`${day} ${hour}:${minute}` > now) return wrong(text, 'is in the future.')
  return { value: hour < '12' ? before : day }
}

/** The day at whose end something was known: a date, a local time, or a time with its zone. Empty: null, always known. */
export function readKnownOn(text: string): Read<PlainDate | null> {
  if (text === '') return { value: null }
  const local = localTime.exec(text)
  const day = local?.[1] ?? text
  if (dayOfText(day).exists) return { value: day }
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return wrong(text, 'is not a day that exists.')
  const [, zonedDay = ''] = zonedTime.exec(text) ?? []
  if (dayOfText(zonedDay).exists) {
    const at = new Date(
      text
        .replace(' ', 'T')
        .replace(/\s/g, '')
        .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
    )
    if (!Number.isNaN(at.getTime())) return { value: dayOf(at) }
  }
  return wrong(
    text,
    'is not a date or time as it has to be written: 2026-02-13, or 2026-02-13 09:30, or 2026-02-13T09:30Z.',
  )
}

/** The first and the last day on which somebody can have been born: a day, a month (YYYY-MM), a year, or null for not known. */
export function readBirth(
  text: string,
  today: PlainDate,
): Read<{ from: PlainDate; to: PlainDate } | null> {
  if (text === '') return { value: null }
  const from = /^\d{4}$/.test(text)
    ? `${text}-01-01`
    : /^\d{4}-\d{2}$/.test(text)
      ? `${text}-01`
      : text
  if (!dayOfText(from).exists) {
    if (/^\d{4}-\d{2}(-\d{2})?$/.test(text))
      return wrong(text, 'is not a day or month that exists.')
    return wrong(
      text,
      'is not a date as it has to be written: 1994-02-13, or 1994-02, or 1994, or nothing.',
    )
  }
  if (from > today) return wrong(text, 'is in the future.')
  if (from === text) return { value: { from, to: text } }
  const [year = 0, month = 12] = text.split('-').map(Number)
  return { value: { from, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) } }
}

/** The name that another system gave somebody. */
export function readId(text: string): Read<string> {
  if (text === '') return { wrong: 'is empty: every row needs one.' }
  if (text.length > 100) return wrong(text, 'is longer than 100 letters.')
  if (/\p{Cc}/u.test(text)) return wrong(text, 'holds letters that cannot be printed.')
  return { value: text }
}

/** The code of an area; any that the file uses. */
export function readArea(text: string): Read<string> {
  if (text === '') return { wrong: 'is empty: every sighting needs one.' }
  if (text.length > 40) return wrong(text, 'is longer than 40 letters.')
  if (/\p{Cc}/u.test(text)) return wrong(text, 'holds letters that cannot be printed.')
  return { value: text }
}

/** Words that are kept as they are; too long a text is cut. Empty: null. */
export function readWords(text: string): Read<string | null> {
  const words = text.replace(/\p{Cc}+/gu, ' ').slice(0, 200)
  return { value: words === '' ? null : words }
}

/** One of a list. */
export function readChoice<T extends string>(text: string, choices: readonly T[]): Read<T> {
  const found =
    choices.find(choice => choice === text) ?? choices.find(choice => choice === text.toLowerCase())
  if (found !== undefined) return { value: found }
  const list = choices.map(choice => (choice === '' ? 'nothing' : choice)).join(', ')
  return text === ''
    ? { wrong: `is empty. It has to be one of: ${list}.` }
    : wrong(text, `is not one of: ${list}.`)
}
