import { editDistance } from '../names/edit-distance.ts'

/**
 * How alike two dates of birth are, as `yyyymmdd` with zeros for what is not known:
 * 8 equal; 7 one digit, or day and month exchanged; 6 equal year and month, a day not known; 5 two of three parts
 * equal and the third near, or one is 1 January of the year; 4 equal year, the rest not known; 3 two digits apart;
 * 2 same year; 1 years within 1, two parts equal, or three digits apart; 0 else.
 * Where 1 January stands for a day that nobody knew, two such dates are only two years.
 */
export function compareBirth(a: number, b: number, newYearIsUnknown = false): number {
  if (a === b) return a % 100 !== 0 ? 8 : a % 10000 !== 0 ? 6 : 4
  const [ya, yb] = [Math.floor(a / 10000), Math.floor(b / 10000)]
  const [ma, mb] = [Math.floor(a / 100) % 100, Math.floor(b / 100) % 100]
  const [da, db] = [a % 100, b % 100]
  const sameYear = ya === yb
  if (newYearIsUnknown && a % 10000 === 101 && b % 10000 === 101)
    return comparePart(false, Math.abs(ya - yb), 0, 0, a, b)
  if (da === 0 || db === 0) return comparePart(sameYear, Math.abs(ya - yb), ma, mb, a, b)
  if (sameYear && ma === db && mb === da) return 7
  const edits = editDistance(String(a), String(b), 3)
  if (edits <= 1) return 7
  const equal = Number(sameYear) + Number(ma === mb) + Number(da === db)
  if (sameYear && ((ma === 1 && da === 1) || (mb === 1 && db === 1))) return 5
  if (equal === 2 && (sameYear || Math.abs(ya - yb) <= 10 || edits <= 2)) return 5
  if (edits === 2) return 3
  if (sameYear) return 2
  return Math.abs(ya - yb) <= 1 || equal === 2 || edits === 3 ? 1 : 0
}

function comparePart(
  sameYear: boolean,
  apart: number,
  ma: number,
  mb: number,
  a: number,
  b: number,
): number {
  if (ma !== 0 && mb !== 0) {
    if (sameYear && ma === mb) return 6
    if (sameYear) return 2
    return ma === mb && apart <= 10 ? 3 : apart <= 1 ? 1 : 0
  }
  if (sameYear) return 4
  const [ya, yb] = [String(Math.floor(a / 10000)), String(Math.floor(b / 10000))]
  return apart <= 1 || editDistance(ya, yb, 1) <= 1 ? 1 : 0
}
