import { addMonths, isPlainDate, lastDayOfMonth, type PlainDate } from '../../../platform/dates.ts'
import type { Timescale } from '../reading/reading.ts'

/**
 * The last day on which an action is on time, or null where it cannot be late: ongoing, to be confirmed, open-ended,
 * or relative to a start of the plan that nobody has said yet. For what recurs, the day of the first occurrence.
 */
export function dueOn(
  timescale: Omit<Timescale, 'raw'>,
  planStartsOn: PlainDate | null,
): PlainDate | null {
  switch (timescale.kind) {
    case 'none':
    case 'ongoing':
    case 'tbc':
    case 'other':
      return null
    case 'duration':
      return planStartsOn && timescale.to ? addDuration(planStartsOn, timescale.to) : null
    case 'recurring':
    case 'first-then-recurring':
      return lastDay(timescale.from)
    default:
      return lastDay(timescale.to)
  }
}

/** The last day of a year, month or day as the timescale writes it. */
function lastDay(value: string | null): PlainDate | null {
  if (!value) return null
  if (/^\d{4}$/.test(value)) return `${value}-12-31`
  if (/^\d{4}-\d{2}$/.test(value)) return lastDayOfMonth(value)
  return isPlainDate(value) ? value : null
}

/** A day plus an ISO 8601 duration of years, months, weeks or days; null for anything else. */
function addDuration(day: PlainDate, duration: string): PlainDate | null {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)
  if (!parts || duration === 'P') return null
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map(part => Number(part ?? 0))
  // Nobody plans beyond the year 9999, and neither calendar nor database goes further.
  const furthest = Number(day.slice(0, 4)) + years + months / 12 + weeks / 52 + days / 365
  if (furthest > 9998) return null
  const whole = addMonths(day, years * 12 + months)
  const date = new Date(`${whole}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + weeks * 7 + days)
  return date.toISOString().slice(0, 10)
}
