/** What of an alert says whether it is about the same person as another. */
export type AlertLikeness = {
  toldAt: Date
  seenAt: Date | null
  areaCode: string | null
  siteId: string | null
  place: string
  description: string
  easting: number | null
  northing: number | null
}

/** From here on an alert is offered as one that says the same. */
export const likeEnough = 4

const hour = 3_600_000

// Words that say nothing about which place or person it is.
const common = new Set(
  'the and with near next under behind outside from front back of in on at to by is was has his her man woman male female person sleeping lying there about street road lane old young tall wearing looks'.split(
    ' ',
  ),
)

/**
 * How far two alerts speak of the same person: points for the place, the time and the look, each with its words. Places that
 * are known to be far apart, and different areas, count against it.
 */
export function alertLikeness(
  one: AlertLikeness,
  other: AlertLikeness,
): { points: number; reasons: string[] } {
  const parts = [placePoints(one, other), timePoints(one, other), lookPoints(one, other)]
  return {
    points: parts.reduce((sum, part) => sum + part.points, 0),
    reasons: parts.flatMap(part => part.words ?? []),
  }
}

type Part = { points: number; words?: string }

function placePoints(one: AlertLikeness, other: AlertLikeness): Part {
  if (one.siteId && one.siteId === other.siteId) return { points: 3, words: 'the same site' }
  const metres = metresBetween(one, other)
  if (metres !== null) {
    if (metres <= 150) return { points: 3, words: 'the same spot' }
    if (metres <= 500) return { points: 2, words: `${Math.round(metres / 50) * 50} metres away` }
    if (metres > 1500) return { points: -4 }
  }
  if (one.areaCode && other.areaCode && one.areaCode !== other.areaCode) return { points: -4 }
  const shared = sharedWords(one.place, other.place)
  if (shared.length >= 2) return { points: 3, words: `the same place: ${shared.join(', ')}` }
  if (shared.length === 1) return { points: 2, words: `a place with ‘${shared[0]}’` }
  return { points: 0 }
}

function metresBetween(one: AlertLikeness, other: AlertLikeness): number | null {
  if (one.easting === null || one.northing === null) return null
  if (other.easting === null || other.northing === null) return null
  return Math.hypot(one.easting - other.easting, one.northing - other.northing)
}

function timePoints(one: AlertLikeness, other: AlertLikeness): Part {
  const apart = Math.abs(
    (one.seenAt ?? one.toldAt).getTime() - (other.seenAt ?? other.toldAt).getTime(),
  )
  if (apart <= 36 * hour) return { points: 1, words: 'within a day and a half' }
  if (apart <= 7 * 24 * hour) return { points: 0 }
  return { points: -2 }
}

function lookPoints(one: AlertLikeness, other: AlertLikeness): Part {
  const shared = sharedWords(one.description, other.description)
  if (shared.length === 0) return { points: 0 }
  return {
    points: Math.min(3, shared.length),
    words: `looks alike: ${shared.slice(0, 4).join(', ')}`,
  }
}

function sharedWords(one: string, other: string): string[] {
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(word => word.length > 2 && !common.has(word)),
    )
  const others = words(other)
  return [...words(one)].filter(word => others.has(word))
}
