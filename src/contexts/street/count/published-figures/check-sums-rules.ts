import type { PublishedFigure } from './read-figures.ts'

/** One sum that was checked. `sum` is null where a part is missing, so that nothing can be said. */
export type CheckedSum = { what: string; expected: number; sum: number | null }

const england = 'E92000001'

/** Whether a code is that of a council, not of a region or of the country. */
function isAuthority(areaCode: string): boolean {
  return /^E0[6789]/.test(areaCode)
}

/**
 * Councils must add up to England in every year, and the parts of a breakdown to its total in every area. `englandBefore`
 * gives England's totals by year from what was imported before, for files without a row for England. A file with a few
 * councils only is not held against England; its own rows of totals (`totals`) are.
 */
export function checkSums(
  figures: readonly PublishedFigure[],
  englandBefore: ReadonlyMap<number, number> = new Map(),
  totals: readonly PublishedFigure[] = [],
): CheckedSum[] {
  const people = figures.filter(one => one.measure === 'people')
  return [
    ...sumsOfCouncils(people, englandBefore),
    ...sumsOfParts(people),
    ...totals.flatMap(({ areaName, year, measure, value }) => {
      if (value === null || measure !== 'people') return []
      return [
        {
          what: `${areaName} ${year}`,
          expected: value,
          sum: sumOf(people.filter(one => one.year === year)),
        },
      ]
    }),
  ]
}

/** Fewer councils than this are a choice of areas, not the country: there were never fewer than 290. */
const wholeCountry = 250

function sumsOfCouncils(
  people: readonly PublishedFigure[],
  englandBefore: ReadonlyMap<number, number>,
): CheckedSum[] {
  const groups = Map.groupBy(people, ({ year, breakdown, code }) => `${year} ${breakdown} ${code}`)
  return [...groups].flatMap(([key, group]) => {
    const councils = group.filter(one => isAuthority(one.areaCode))
    if (councils.length < wholeCountry) return []
    const [first] = councils
    const own = group.find(one => one.areaCode === england)?.value
    const before = first?.breakdown === 'total' ? englandBefore.get(first.year) : undefined
    const expected = own ?? before
    if (expected === undefined || expected === null) return []
    return [
      { what: `Councils in ${key.replace(' total total', '')}`, expected, sum: sumOf(councils) },
    ]
  })
}

function sumsOfParts(people: readonly PublishedFigure[]): CheckedSum[] {
  const areas = Map.groupBy(people, one => `${one.areaCode} ${one.year}`)
  return [...areas.values()].flatMap(group => {
    const total = group.find(one => one.breakdown === 'total')?.value
    if (total === undefined || total === null) return []
    const breakdowns = Map.groupBy(
      group.filter(one => one.breakdown !== 'total'),
      one => one.breakdown,
    )
    return [...breakdowns].map(([breakdown, parts]) => ({
      what: `${group[0]?.areaName ?? ''} in ${group[0]?.year ?? ''} by ${breakdown}`,
      expected: total,
      sum: sumOf(parts),
    }))
  })
}

function sumOf(figures: readonly PublishedFigure[]): number | null {
  if (figures.some(one => one.value === null)) return null
  return figures.reduce((sum, one) => sum + (one.value ?? 0), 0)
}
