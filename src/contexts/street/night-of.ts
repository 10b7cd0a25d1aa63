import type { PlainDate } from '../../platform/dates.ts'

const inEngland = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * The night that a moment belongs to, by the date on which it began: nights run from noon to noon in England, so half
 * past two in the morning belongs to the day before. The database has the same rule (`street.night_of`), and a test holds
 * the two together.
 */
export function nightOf(at: Date): PlainDate {
  const parts = Object.fromEntries(
    inEngland.formatToParts(at).map(({ type, value }) => [type, value]),
  )
  const day = `${parts.year}-${parts.month}-${parts.day}`
  if (Number(parts.hour) >= 12) return day
  const before = new Date(`${day}T00:00:00Z`)
  before.setUTCDate(before.getUTCDate() - 1)
  return before.toISOString().slice(0, 10)
}
