/** People by year; a year that is not there, or null, is not known. Never filled in. */
export type YearValues = ReadonlyMap<number, number | null>

export type Claim = {
  unit: 'per-cent' | 'people'
  claimed: number
  fromYear: number
  toYear: number
}

/** What the table says of a change. `perCent` is null where it began with nobody: nothing has a percentage of zero. */
export type Change = {
  fromYear: number
  toYear: number
  from: number
  to: number
  people: number
  perCent: number | null
}

/** Where the number of a claim may have come from, where it is not what the table says. */
export type Origin = {
  kind: 'as-it-is' | 'first-digit-lost' | 'ratio'
  where: 'area' | 'england'
  change: Change
}

export type CheckedClaim = {
  verdict: 'right' | 'wrong' | 'cannot-tell'
  area: Change | null
  england: Change | null
  origins: Origin[]
}

/** What the table says of the change between two years; null where one of them is not known. */
function changeBetween(values: YearValues, fromYear: number, toYear: number): Change | null {
  const [from, to] = [values.get(fromYear), values.get(toYear)]
  if (from === undefined || from === null || to === undefined || to === null) return null
  const perCent = from === 0 ? null : (100 * (to - from)) / from
  return { fromYear, toYear, from, to, people: to - from, perCent }
}

/**
 * Holds a claim against the table, to the precision with which it is written. Where it is wrong, looks for what it may
 * have been meant to be: the same years or a year beside them, in the area or in England; a number that lost its first
 * digit (165 written as 65); the one figure as a percentage of the other. A possible origin is a guess, never a finding.
 */
export function checkClaim(claim: Claim, area: YearValues, england: YearValues): CheckedClaim {
  const { fromYear, toYear } = claim
  const change = changeBetween(area, fromYear, toYear)
  const inEngland = changeBetween(england, fromYear, toYear)
  const actual = change && (claim.unit === 'people' ? change.people : change.perCent)
  if (actual === null)
    return { verdict: 'cannot-tell', area: change, england: inEngland, origins: [] }
  if (isSame(actual, claim.claimed))
    return { verdict: 'right', area: change, england: inEngland, origins: [] }
  const origins = claim.unit === 'people' ? [] : originsOf(claim, area, england)
  return { verdict: 'wrong', area: change, england: inEngland, origins }
}

function originsOf({ claimed, fromYear, toYear }: Claim, area: YearValues, england: YearValues) {
  const near = (year: number) => [year, year - 1, year + 1]
  const tries = near(fromYear).flatMap(from => near(toYear).map(to => [from, to] as const))
  const found = [['area', area] as const, ['england', england] as const].flatMap(
    ([where, values]) =>
      tries.flatMap(([from, to]) => {
        const change = changeBetween(values, from, to)
        const kind = change && kindOf(claimed, change)
        return change && kind ? [{ kind, where, change }] : []
      }),
  )
  const distance = ({ change }: Origin) =>
    Math.abs(change.fromYear - fromYear) + Math.abs(change.toYear - toYear)
  return found.sort((a, b) => distance(a) - distance(b)).slice(0, 3)
}

function kindOf(claimed: number, { perCent, from, to }: Change): Origin['kind'] | undefined {
  if (perCent === null) return undefined
  if (isSame(perCent, claimed)) return 'as-it-is'
  if (isSame((100 * to) / from, claimed)) return 'ratio'
  // 165 without its first digit is 65; 105 would be 5, too short to say anything.
  const digits = String(Math.trunc(Math.abs(claimed))).length
  if (digits < 2 || Math.sign(claimed) !== Math.sign(perCent)) return undefined
  const lost = Math.abs(perCent) - Math.abs(claimed)
  const unit = 10 ** digits
  const leading = Math.round(lost / unit)
  const whole = Math.sign(claimed) * (Math.abs(claimed) + leading * unit)
  return leading >= 1 && leading <= 9 && isSame(perCent, whole) ? 'first-digit-lost' : undefined
}

/** Equal when rounded as the claim is written; a half may be rounded either way. */
function isSame(actual: number, claimed: number): boolean {
  const decimals = String(claimed).split('.')[1]?.length ?? 0
  return Math.abs(actual - claimed) <= 0.5 * 10 ** -decimals + 1e-9
}
