import { addDays, addMonths, lastDayOfMonth, type PlainDate } from '../../../platform/dates.ts'

/**
 * Of whom a profile speaks: those on the by-name list at the end of a month, or everyone seen sleeping rough in a quarter.
 * Only periods that are over, and none that overlap: whoever could choose days freely would learn of one person by
 * comparing two profiles that differ by them.
 */
export type Period = {
  /** 'list:2026-10' or 'seen:2026-Q3' */
  code: string
  base: 'list' | 'seen'
  from: PlainDate
  to: PlainDate
  label: string
}

const monthName = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

function inWords(month: string): string {
  return monthName.format(new Date(`${month}-01T12:00:00Z`))
}

function endOfMonth(month: string): Period {
  const to = lastDayOfMonth(month)
  const label = `On the by-name list at the end of ${inWords(month)}`
  return { code: `list:${month}`, base: 'list', from: to, to, label }
}

function quarterOf(year: number, number: number): Period {
  const first = `${year}-${String(number * 3 - 2).padStart(2, '0')}`
  const last = `${year}-${String(number * 3).padStart(2, '0')}`
  return {
    code: `seen:${year}-Q${number}`,
    base: 'seen',
    from: `${first}-01`,
    to: lastDayOfMonth(last),
    label: `Seen sleeping rough, ${inWords(first).split(' ')[0]} to ${inWords(last)}`,
  }
}

/** The periods that can be asked for on a day, newest first: those of the last two years. */
export function listPeriods(today: PlainDate): Period[] {
  const months = Array.from({ length: 24 }, (_, ago) =>
    endOfMonth(addMonths(`${today.slice(0, 7)}-01`, -ago - 1).slice(0, 7)),
  )
  const thisYear = Number(today.slice(0, 4))
  const quarters = [thisYear, thisYear - 1, thisYear - 2]
    .flatMap(year => [4, 3, 2, 1].map(number => quarterOf(year, number)))
    // The night that began on the last day is over at noon of the next.
    .filter(quarter => addDays(quarter.to, 1) < today)
    .slice(0, 8)
  return [...months, ...quarters]
}

/** A period with those before it in its calendar year, in order: numbers move from one to the next only by many people. */
export function chainTo(period: Period): Period[] {
  const year = Number(period.to.slice(0, 4))
  const all =
    period.base === 'list'
      ? Array.from({ length: 12 }, (_, at) =>
          endOfMonth(`${year}-${String(at + 1).padStart(2, '0')}`),
        )
      : [1, 2, 3, 4].map(number => quarterOf(year, number))
  return all.filter(one => one.to <= period.to)
}
