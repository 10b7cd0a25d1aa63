/** A day, a month or a year as far as it is known: 0 stands for a part that is not. */
export type PartialDate = { year: number; month: number; day: number }

/** Length of a month; February has 29 days where the year is not known. */
function daysIn(month: number, year: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year === 0 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28
}

/**
 * Reads YYYY, YYYY-MM or YYYY-MM-DD, where 00 stands for a month or day that is not known. `possible` is false for a
 * day that does not exist (31 February, month 13): its digits still say something, being mostly a slip of one of them.
 * Undefined for anything else, and for a year before 1000.
 */
export function readPartialDate(
  text: string,
): { date: PartialDate; possible: boolean } | undefined {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim())
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)]
  if (year < 1000) return undefined
  const possible = month <= 12 && (day === 0 || (month !== 0 && day <= daysIn(month, year)))
  return { date: { year, month, day }, possible }
}

/** One number for a date: `yyyymmdd`, parts that are not known as zeros. */
export function numberOfDate({ year, month, day }: PartialDate): number {
  return year * 10000 + month * 100 + day
}
