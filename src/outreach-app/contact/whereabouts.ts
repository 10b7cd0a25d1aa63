import { toNationalGrid } from '../../contexts/street/contacts/national-grid.ts'
import type { Observation, PackSite } from '../../contexts/street/outreach/contract.ts'

type Point = NonNullable<Observation['point']>

const patienceMs = 8_000
const freshMs = 60_000
const nearestMetres = 120

/** Where the phone is, or null where it does not know, may not say, or takes too long. */
export function findPoint(): Promise<Point | null> {
  return new Promise(resolve => {
    if (!('geolocation' in navigator)) {
      resolve(null)
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          lat: coords.latitude,
          lon: coords.longitude,
          accuracy: Math.min(1_000_000, Math.round(coords.accuracy)),
        }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: freshMs },
    )
  })
}

/** The site at which a point lies, if it can be said: the nearest one within 120 m, where the point is as sure as that. */
export function siteAt(point: Point, sites: readonly PackSite[]): PackSite | undefined {
  if ((point.accuracy ?? Number.POSITIVE_INFINITY) > nearestMetres) return undefined
  const here = toNationalGrid(point.lat, point.lon)
  if (!here) return undefined
  let nearest: { site: PackSite; metres: number } | undefined
  for (const site of sites) {
    if (!site.point) continue
    const metres = Math.hypot(
      site.point.easting - here.easting,
      site.point.northing - here.northing,
    )
    if (metres <= nearestMetres && metres < (nearest?.metres ?? nearestMetres + 1))
      nearest = { site, metres }
  }
  return nearest?.site
}
