/** A point of the British National Grid, in metres. */
export type GridPoint = { easting: number; northing: number }

/** How far two points of the grid are apart, in metres. */
export function metresBetween(a: GridPoint, b: GridPoint): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing)
}

/** What a distance says for somebody, in bits and in words; null where it says nothing. */
export function nearness(metres: number): { weight: number; words: string } | null {
  if (metres > 2000) return null
  const weight = metres <= 300 ? 3.5 : metres <= 1000 ? 2 : 1
  const rounded = metres < 1000 ? Math.round(metres / 50) * 50 : Math.round(metres / 500) * 500
  if (rounded === 0) return { weight, words: 'last seen there' }
  return {
    weight,
    words: `last seen ${rounded < 1000 ? `${rounded} m` : `${rounded / 1000} km`} away`,
  }
}
