const inEngland = 'Europe/London'
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: inEngland,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: inEngland,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
const longDayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: inEngland,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})

/** '02:14' */
export const timeOf = (at: Date | number | string) => timeFormat.format(new Date(at))

/** 'Sat 21 Nov' */
export const dayOf = (at: Date | number | string) => dayFormat.format(new Date(at))

/** 'Saturday 21 November, 00:00 to 05:00' */
export function spanOf(startsAt: string, endsAt: string): string {
  return `${longDayFormat.format(new Date(startsAt))}, ${timeOf(startsAt)} to ${timeOf(endsAt)}`
}

/** 'Sat 21 Nov' of a night, by the date on which it began. */
export const nightInWords = (night: string) => dayOf(`${night}T12:00:00Z`)

/** What a field for date and time shows: the time that the phone shows, wherever it is. */
export function fieldValueOf(at: string): string {
  const moment = new Date(at)
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** The moment of what is in such a field; undefined where it is none. */
export function momentOfField(value: string): string | undefined {
  const moment = new Date(value)
  return value === '' || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
