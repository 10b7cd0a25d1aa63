import { dayOf, type PlainDate } from '../../../platform/dates.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** '21:05' in England at an instant. */
export function timeOf(instant: Date): string {
  return clock.format(instant)
}

/**
 * The instant of a day and a time (`21:05`) in England; the first of two in the hour that autumn has twice. Undefined in
 * the hour that spring leaves out, and for what is no time.
 */
export function instantOf(day: PlainDate, time: string): Date | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(time.trim()) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  const wanted = `${hour.padStart(2, '0')}:${minute}`
  // England is at Greenwich time or an hour before it.
  for (const offset of [60, 0]) {
    const instant = new Date(Date.parse(`${day}T${wanted}:00Z`) - offset * 60_000)
    if (dayOf(instant) === day && timeOf(instant) === wanted) return instant
  }
  return undefined
}
