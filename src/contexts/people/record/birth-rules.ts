import { addDays, isPlainDate, lastDayOfMonth, type PlainDate } from '../../../platform/dates.ts'
import type { BirthInput } from './fact-inputs.ts'

// Between which days somebody was born, how old that makes them, and whether two tellings can both be true.

/** The first and the last day on which somebody may have been born. 'About' a year is two years either way. */
export function bornBetween(birth: BirthInput): { from: PlainDate; to: PlainDate } {
  const { precision, year, month, day, ageFrom, ageTo, asOn } = birth
  if (precision === 'age' && ageFrom !== null && ageTo !== null && asOn)
    return { from: addDays(yearsBefore(asOn, ageTo + 1), 1), to: yearsBefore(asOn, ageFrom) }
  const y = year ?? 0
  if (precision === 'about') return { from: plain(y - 2, 1, 1), to: plain(y + 2, 12, 31) }
  if (precision === 'year' || month === null) return { from: plain(y, 1, 1), to: plain(y, 12, 31) }
  if (precision === 'month' || day === null) {
    const from = plain(y, month, 1)
    return { from, to: lastDayOfMonth(from.slice(0, 7)) }
  }
  return { from: plain(y, month, day), to: plain(y, month, day) }
}

/** The least and the greatest age that somebody may have on a day. */
function ageOn(birth: BirthInput, day: PlainDate): { from: number; to: number } {
  const { from, to } = bornBetween(birth)
  return { from: Math.max(0, wholeYears(to, day)), to: Math.max(0, wholeYears(from, day)) }
}

/** Whether two tellings can both be true: there is a day on which both let somebody be born. */
export function mayBothBeTrue(one: BirthInput, other: BirthInput): boolean {
  const [a, b] = [bornBetween(one), bornBetween(other)]
  return a.from <= b.to && b.from <= a.to
}

/** '31', '30 or 31', 'about 30', '28 to 32'. */
export function ageInWords(birth: BirthInput, day: PlainDate): string {
  const { from, to } = ageOn(birth, day)
  if (birth.precision === 'about') return `about ${Math.round((from + to) / 2)}`
  if (from === to) return String(from)
  return to === from + 1 ? `${from} or ${to}` : `${from} to ${to}`
}

/** Why a birth cannot be, or null: nobody is born in the future, before 1900 or more than 120 years ago. */
export function birthFault(birth: BirthInput, today: PlainDate): string | null {
  const { precision, year, month, day, asOn } = birth
  if (precision === 'age') {
    if (asOn && asOn > today) return 'The day on which the age was said must be today or before'
    return null
  }
  if (precision === 'day' && !isPlainDate(plain(year ?? 0, month ?? 0, day ?? 0)))
    return 'Date of birth must be a real date, like 27 3 1990'
  const { from, to } = bornBetween(birth)
  if (precision === 'about' ? (year ?? 0) > Number(today.slice(0, 4)) : from > today)
    return 'Nobody is born in the future: check the year'
  const earliest = yearsBefore(today, 120)
  if ((year ?? 0) < 1900 || to < earliest) return 'That is more than 120 years ago: check the year'
  return null
}

function plain(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The same day so many years before; 28 February where the year has no 29th. */
function yearsBefore(day: PlainDate, years: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const before = plain(year - years, month, date)
  return isPlainDate(before) ? before : plain(year - years, 2, 28)
}

function wholeYears(from: PlainDate, to: PlainDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/** Of several tellings the one that says most exactly when somebody was born; the newest of equals, which comes first. */
export function nearestBirth<Birth extends BirthInput>(
  births: readonly Birth[],
): Birth | undefined {
  const order = ['day', 'month', 'year', 'age', 'about']
  return [...births].sort((a, b) => order.indexOf(a.precision) - order.indexOf(b.precision))[0]
}
