import type { Observation, Reason } from '../outreach/contract.ts'
import type { KnownToContacts } from './known-to-contacts.ts'
import { toNationalGrid } from './national-grid.ts'
import { isFarAway } from './observation-rules.ts'

type Placed = {
  siteId: string | null
  areaCode: string | null
  easting: number | null
  northing: number | null
  accuracy: number | null
  notes: Reason[]
}

const nowhere = { easting: null, northing: null, accuracy: null }

/**
 * Where a contact was: its site and area as far as they are the partnership's, and the point in the National Grid where it
 * is to be kept. A contact on a boat in another county, or beyond Great Britain, counts in no area and is not lost: the
 * co-ordinator lists what could not be placed.
 */
export function placeOf(
  { point, precise, siteId, areaCode: said }: Observation,
  { sites, areaCodes }: Pick<KnownToContacts, 'sites' | 'areaCodes'>,
): Placed {
  const site = siteId ? sites.get(siteId) : undefined
  const notes: Reason[] = []
  if (siteId && !site)
    notes.push({
      field: 'siteId',
      message: 'The site is not one of your partnership: kept without it',
    })
  const grid = point ? toNationalGrid(point.lat, point.lon) : undefined
  // A site that was chosen says more than what a phone makes of the sky; without one the point is believed.
  const isElsewhere =
    point !== null && !site && (!grid || isFarAway(grid, pointsOf([...sites.values()])))
  const chosen = site?.areaCode ?? (said !== null && areaCodes.has(said) ? said : null)
  const areaCode = isElsewhere ? null : chosen
  if (areaCode === null)
    notes.push({
      field: 'areaCode',
      message:
        point && !grid
          ? 'The point lies outside Great Britain: kept without an area, and listed for the co-ordinator'
          : 'Could not be placed in an area: kept, and listed for the co-ordinator',
    })
  const kept =
    precise && grid && point
      ? { ...grid, accuracy: point.accuracy === null ? null : Math.round(point.accuracy) }
      : nowhere
  return { siteId: site?.id ?? null, areaCode, ...kept, notes }
}

function pointsOf(sites: readonly { easting: number | null; northing: number | null }[]) {
  return sites.flatMap(({ easting, northing }) =>
    easting === null || northing === null ? [] : [{ easting, northing }],
  )
}
