import type { ReadDb } from '../../../platform/db/connect.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
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
export async function placeOf(db: ReadDb, observation: Observation): Promise<Placed> {
  const { point, precise } = observation
  const site = observation.siteId ? await findSite(db, observation.siteId) : undefined
  const notes: Reason[] = []
  if (observation.siteId && !site)
    notes.push({
      field: 'siteId',
      message: 'The site is not one of your partnership: kept without it',
    })
  const said = site?.areaCode ?? (await findArea(db, observation.areaCode))
  const grid = point ? toNationalGrid(point.lat, point.lon) : undefined
  const away = await isElsewhere(db, point !== null, grid, site !== undefined)
  const areaCode = away ? null : (said ?? null)
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

/** A site that was chosen says more than what a phone makes of the sky; without one the point is believed. */
async function isElsewhere(
  db: ReadDb,
  isPoint: boolean,
  grid: { easting: number; northing: number } | undefined,
  atSite: boolean,
): Promise<boolean> {
  if (!isPoint || atSite) return false
  if (!grid) return true
  const sites = await db
    .selectFrom('street.site')
    .select(['easting', 'northing'])
    .where('easting', 'is not', null)
    .execute()
  return isFarAway(
    grid,
    sites.flatMap(({ easting, northing }) =>
      easting === null || northing === null ? [] : [{ easting, northing }],
    ),
  )
}

async function findSite(db: ReadDb, id: string) {
  return await db
    .selectFrom('street.site')
    .select(['id', 'areaCode'])
    .where('id', '=', id)
    .executeTakeFirst()
}

async function findArea(db: ReadDb, code: string | null): Promise<string | undefined> {
  if (code === null) return undefined
  const area = await db
    .selectFrom('partnership.area')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst()
  return area?.code
}
