import { addMonths, daysBetween, isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import type { Timescale } from '../reading/reading.ts'

export type DueOfAction = {
  timescale: Timescale
  dueOn: PlainDate | null
  late: boolean
}

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] // biome-ignore format: one line a half-year

/** What a timescale means, in words that stand beside the plan's own: '30 April 2020, 6 years late'. */
export function dueMeaning({ timescale, dueOn, late }: DueOfAction, today: PlainDate): string {
  const { kind, from, every } = timescale
  switch (kind) {
    case 'none':
      return 'No date in the plan'
    case 'tbc':
      return 'Date to be confirmed'
    case 'ongoing':
      return 'No last day'
    case 'other':
      return 'Not understood as a date'
    case 'recurring':
    case 'first-then-recurring': {
      const first = dueOn ? `first by ${dayInWords(dueOn)}, then ` : ''
      const again = `${first}${everyInWords(every)}`
      return late ? `${again}; not reviewed since it was last due` : again
    }
    case 'duration':
      if (!dueOn)
        return timescale.to
          ? `${durationInWords(timescale.to)} from the start of the plan, which nobody has said yet`
          : `From ${durationInWords(from ?? '')} on, without a last day`
      return `${dayInWords(dueOn)}${lateness(dueOn, late, today)}`
    default:
      if (!dueOn) return from ? `From ${pointInWords(from)} on, without a last day` : 'No last day'
      return `${dayInWords(dueOn)}${lateness(dueOn, late, today)}`
  }
}

function lateness(dueOn: PlainDate, late: boolean, today: PlainDate): string {
  return late ? `, ${spanInWords(dueOn, today)} late` : ''
}

/** '6 years', '3 months', '12 days': the largest whole unit. */
function spanInWords(from: PlainDate, to: PlainDate): string {
  const months = wholeMonths(from, to)
  if (months >= 24) return `${Math.floor(months / 12)} years`
  if (months >= 1) return count(months, 'month')
  return count(daysBetween(from, to), 'day')
}

function wholeMonths(from: PlainDate, to: PlainDate): number {
  let months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12
  months += Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}

function dayInWords(day: PlainDate): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${monthNames[Number(month) - 1]} ${year}`
}

function pointInWords(point: string): string {
  if (isPlainDate(point)) return dayInWords(point)
  const [year, month] = point.split('-')
  return month ? `${monthNames[Number(month) - 1]} ${year}` : `${year}`
}

const unitNames: Record<string, string> = { Y: 'year', M: 'month', W: 'week', D: 'day' }

/** 'every 3 months', 'every year'. */
function everyInWords(every: string | null): string {
  const [, number, unit] = /^P(\d+)([YMWD])$/.exec(every ?? '') ?? []
  if (!number || !unit) return 'again from time to time'
  const name = unitNames[unit] ?? ''
  return number === '1' ? `every ${name}` : `every ${number} ${name}s`
}

function durationInWords(duration: string): string {
  const parts = [...duration.matchAll(/(\d+)([YMWD])/g)].map(([, number, unit]) =>
    count(Number(number), unitNames[unit ?? ''] ?? ''),
  )
  return parts.length > 0 ? parts.join(' and ') : 'a time'
}
