/** A day without a time, `YYYY-MM-DD`. Compares as text. */
export type PlainDate = string

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day that it is in England at an instant. */
export function dayOf(instant: Date): PlainDate {
  return londonDay.format(instant)
}

/** Whether a text is a day that exists: 2026-02-29 is not, and there was no year 0. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The last day of a month given as `YYYY-MM`. */
export function lastDayOfMonth(month: string): PlainDate {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

export function addDays(day: PlainDate, days: number): PlainDate {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Adds months; a day that the month lacks becomes its last (31 January + 1 month = 28 February). */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const target = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
  const last = lastDayOfMonth(target)
  const wished = `${target}-${String(date).padStart(2, '0')}`
  return wished < last ? wished : last
}

/** Whole days from one day to another. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
