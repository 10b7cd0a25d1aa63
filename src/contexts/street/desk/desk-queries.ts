import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { nightOf } from '../night-of.ts'

const halfDay = 12 * 3_600_000

/** The night that is over, or that goes on where it is still dark: what a morning looks back on. */
export function nightBefore(now: Date): PlainDate {
  return nightOf(new Date(now.getTime() - halfDay))
}

/** Where the shifts of a night went: their sites and areas, each once. */
export async function listWhereTeamsWent(
  db: ReadDb,
  night: PlainDate,
): Promise<{ siteIds: string[]; areaCodes: string[] }> {
  const { rows } = await sql<{ siteIds: string[]; areaCodes: string[] }>`
    select array(select distinct ss.site_id from street.shift_site ss join street.shift s on s.id = ss.shift_id
        where s.night_of = ${night} and s.cancelled_at is null) as site_ids,
      array(select distinct sa.area_code from street.shift_area sa join street.shift s on s.id = sa.shift_id
        where s.night_of = ${night} and s.cancelled_at is null) as area_codes`.execute(db)
  return rows[0] ?? { siteIds: [], areaCodes: [] }
}

export type DeskCounts = {
  /** Open alerts, and how many of them are late. */
  alerts: number
  late: number
  /** Contacts of the last month with somebody whom nobody knows, as far as the reader may read them. */
  unlinked: number
}

/** What waits at the desk. */
export async function countWaiting(
  db: ReadDb,
  partnershipId: string,
  today: PlainDate,
): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`
    select
      (select count(*)::integer from street.alert a where a.partnership_id = ${partnershipId}::uuid and a.outcome is null and a.joined_to is null) as alerts,
      (select count(*)::integer from street.alert a where a.partnership_id = ${partnershipId}::uuid and a.outcome is null and a.joined_to is null
        and a.due_on < ${today}) as late,
      (select count(*)::integer from street.contact c where c.partnership_id = ${partnershipId}::uuid and c.record_id is null
        and c.withdrawn_at is null and c.erased_subject is null and c.night_of >= ${addDays(today, -30)}) as unlinked`.execute(
    db,
  )
  return rows[0] ?? { alerts: 0, late: 0, unlinked: 0 }
}

/** Noon to noon of a night, as two instants. */
export async function spanOfNight(
  db: ReadDb,
  night: PlainDate,
): Promise<{ from: Date; until: Date }> {
  const { rows } = await sql<{ from: Date; until: Date }>`
    select (${night}::date + interval '12 hours') at time zone 'Europe/London' as from,
      (${night}::date + interval '36 hours') at time zone 'Europe/London' as until`.execute(db)
  const [span] = rows
  if (!span) throw new Error('The database tells no time')
  return span
}
