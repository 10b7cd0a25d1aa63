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
  if (newYearIsUnknown && a % 10000 === 101 && b % 10000 === 101) return compareYears(ya, yb)
  if (da === 0 || db === 0) {
    if (ma === 0 || mb === 0) return sameYear ? 4 : compareYears(ya, yb)
    if (sameYear) return ma === mb ? 6 : 2
    return ma === mb && Math.abs(ya - yb) <= 10 ? 3 : Math.abs(ya - yb) <= 1 ? 1 : 0
  }
  if (sameYear && ma === db && mb === da) return 7
  const slips = digitsApart(a, b)
  if (slips <= 1) return 7
  const equal = Number(sameYear) + Number(ma === mb) + Number(da === db)
  if (sameYear && ((ma === 1 && da === 1) || (mb === 1 && db === 1))) return 5
  if (equal === 2 && (sameYear || Math.abs(ya - yb) <= 10 || slips <= 2)) return 5
  if (slips === 2) return 3
  if (sameYear) return 2
  return Math.abs(ya - yb) <= 1 || equal === 2 || slips === 3 ? 1 : 0
}

function compareYears(a: number, b: number): number {
  return Math.abs(a - b) <= 1 || digitsApart(a, b) <= 1 ? 1 : 0
}

/** How many digits differ, two neighbours that are exchanged counting once. */
function digitsApart(a: number, b: number): number {
  let [x, y] = [a, b]
  let apart = 0
  // The digits to the right, where they differ and may be exchanged with the next.
  let [beforeX, beforeY] = [-1, -1]
  while (x > 0 || y > 0) {
    const [restX, restY] = [Math.floor(x / 10), Math.floor(y / 10)]
    const [digitX, digitY] = [x - restX * 10, y - restY * 10]
    if (digitX !== digitY) {
      if (digitX === beforeY && digitY === beforeX) {
        beforeX = -1
        beforeY = -1
      } else {
        apart++
        beforeX = digitX
        beforeY = digitY
      }
    } else {
      beforeX = -1
      beforeY = -1
    }
    x = restX
    y = restY
  }
  return apart
}
