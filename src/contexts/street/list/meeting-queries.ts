import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listPersonNames, type NamedPerson } from '../../people/index.ts'
import { areaAsked } from './list-queries.ts'

export type Meeting = {
  id: string
  heldOn: PlainDate
  area: string | null
  note: string
  recordedAt: Date
  recordedBy: string
}

/** The meetings that went through the list of an area, or through the whole of it; newest first. */
export async function listMeetings(db: ReadDb, area: string, most = 10): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    select m.id, m.held_on, a.name as area, m.note, m.recorded_at, u.name as recorded_by
    from street.list_meeting m join partnership.user_account u on u.id = m.recorded_by
    left join partnership.area a on a.partnership_id = m.partnership_id and a.code = m.area_code
    where m.area_code is null or m.area_code = ${area}
    order by m.held_on desc, m.recorded_at desc limit ${most}`.execute(db)
  return rows
}

/** Somebody on the list who moved from one area to another. */
export type Moved = { on: PlainDate; from: string | null; to: string | null; person: NamedPerson }

/** Who moved from one area to another after a day, of those whom the reader may see; to or from one area, or all. */
export async function listMoved(
  db: ReadDb,
  since: PlainDate,
  today: PlainDate,
  area: string,
): Promise<Moved[]> {
  const asked = areaAsked(area)
  const { rows } = await sql<Omit<Moved, 'person'> & { recordId: string }>`
    select s.from_on as on, b.name as from, a.name as to, s.record_id
    from street.list_spell s
    left join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
    left join partnership.area b on b.partnership_id = s.partnership_id and b.code = s.area_before
    where s.partnership_id = platform.current_partnership_id() and s.from_on > ${since}::date and s.from_on <= ${today}::date
      and s.status = 'active' and s.before = 'active'
      and (${asked}::text is null or ${asked} in (coalesce(s.area_code, ''), coalesce(s.area_before, '')))
    order by s.from_on, s.record_id`.execute(db)
  const names = await listPersonNames(
    db,
    rows.map(row => row.recordId),
  )
  return rows.flatMap(({ recordId, ...row }) => {
    const person = names.get(recordId)
    return person ? [{ ...row, person }] : []
  })
}
