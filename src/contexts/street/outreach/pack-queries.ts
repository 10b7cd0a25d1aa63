import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { PackAlert, PackSite } from './contract.ts'

const mostSites = 300
const mostAlerts = 100

type Site = Omit<PackSite, 'point'> & { easting: number | null; northing: number | null }

/** The sites that a shift goes to, in order, and the others in its areas, hot spots first. */
export async function listPackSites(db: ReadDb, shiftId: string): Promise<PackSite[]> {
  const { rows } = await sql<Site>`
    select s.id, s.name, s.area_code, s.kind, s.words, s.safety, s.hot_spot, s.easting, s.northing, here.position
    from street.site s
    left join street.shift_site here on here.site_id = s.id and here.shift_id = ${shiftId}::uuid
    where (here.site_id is not null
        or s.area_code in (select area_code from street.shift_area where shift_id = ${shiftId}::uuid))
      and (s.ended_on is null or s.ended_on >= current_date)
    order by here.position nulls last, s.hot_spot desc, s.name limit ${mostSites}`.execute(db)
  return rows.map(({ easting, northing, ...site }) => ({
    ...site,
    point: easting === null || northing === null ? null : { easting, northing },
  }))
}

type Alert = Omit<PackAlert, 'toldAt' | 'seenAt'> & { toldAt: Date; seenAt: Date | null }

/** Alerts without an answer: those given to the shift, and those of its areas that no other shift was given. */
export async function listPackAlerts(db: ReadDb, shiftId: string): Promise<PackAlert[]> {
  const { rows } = await sql<Alert>`
    select a.id, a.told_at, a.seen_at, a.area_code, a.site_id, a.place, a.description, a.words, a.due_on,
      a.shift_id is not null as for_this_shift
    from street.alert a
    where a.outcome is null and a.joined_to is null and (a.shift_id = ${shiftId}::uuid
      or a.shift_id is null and a.area_code in (select area_code from street.shift_area where shift_id = ${shiftId}::uuid))
    order by for_this_shift desc, a.due_on, a.told_at limit ${mostAlerts}`.execute(db)
  return rows.map(({ toldAt, seenAt, ...alert }) => ({
    ...alert,
    toldAt: toldAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  }))
}

/** The partnership's own rules that a phone needs. */
export async function getPackSettings(
  db: ReadDb,
): Promise<{ packDays: number; pinTries: number; overdueMinutes: number }> {
  const { rows } = await sql<{ packDays: number; pinTries: number; overdueMinutes: number }>`
    select pack_days, pin_tries, overdue_minutes from street.settings()`.execute(db)
  const [settings] = rows
  if (!settings) throw new Error('The street has no settings')
  return settings
}
