import type { YearValues } from './claim-rules.ts'

/** A chart of what varies by chance needs at least so many points (NHS England, Making Data Count). */
const pointsForLimits = 13
const smallCount = 20

/** One year beside the one before, with what should be said with it. */
export type Compared = {
  year: number
  before: number
  people: number
  now: number
  cautions: string[]
}

/**
 * Compares the newest known year with the known year before it. Undefined where there are not two. `approaches` are the
 * labels of how each year was counted, as far as they are known.
 */
export function compareNewest(
  values: YearValues,
  approaches: ReadonlyMap<number, string>,
): Compared | undefined {
  const known = [...values].flatMap(([year, people]) => (people === null ? [] : [{ year, people }]))
  known.sort((a, b) => a.year - b.year)
  const [now, before] = [known.at(-1), known.at(-2)]
  if (!now || !before) return undefined
  const cautions: string[] = []
  if (before.year !== now.year - 1)
    cautions.push(`There is no figure between ${before.year} and ${now.year}.`)
  const [then, since] = [approaches.get(before.year), approaches.get(now.year)]
  if (then && since && then !== since)
    cautions.push(
      `The approach changed: ${lower(then)} in ${before.year}, ${lower(since)} in ${now.year}. Part of the difference may be how it was counted.`,
    )
  else if (!then || !since)
    cautions.push(
      'How it was counted is not known here for both years. A change of approach changes the figure.',
    )
  if (Math.min(now.people, before.people) < smallCount && before.people > 0)
    cautions.push(
      `The numbers are small: one person more or fewer is ${Math.round(100 / before.people)}% of ${before.people}. Say the numbers, not the percentage.`,
    )
  // The difference of two Poisson counts has the variance of their sum.
  if (Math.abs(now.people - before.people) < 1.96 * Math.sqrt(now.people + before.people))
    cautions.push('The difference is no larger than chance alone can make it.')
  if (known.length < pointsForLimits)
    cautions.push(
      `With ${known.length} years, fewer than ${pointsForLimits}, limits of what varies by chance are not drawn.`,
    )
  return { year: before.year, before: before.people, people: now.people, now: now.year, cautions }
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
