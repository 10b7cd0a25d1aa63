import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { ShiftSummary } from './contract.ts'

type Row = Omit<ShiftSummary, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }

const hour = 60 * 60_000

/** Tonight's shifts of whoever asks: from twelve hours before they begin until they end. With `shiftId` only that one. */
export async function listShiftsTonight(
  db: ReadDb,
  actor: Actor,
  now: Date,
  shiftId: string | null = null,
): Promise<(ShiftSummary & { ends: Date })[]> {
  const { rows } = await sql<Row>`
    select s.id, s.starts_at, s.ends_at, s.night_of, s.meeting_place,
      coalesce((select jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name) order by a.name)
        from street.shift_area sa join partnership.area a on a.partnership_id = sa.partnership_id and a.code = sa.area_code
        where sa.shift_id = s.id), '[]') as areas,
      array(select u.name from street.shift_crew c join partnership.user_account u on u.id = c.user_id
        where c.shift_id = s.id order by u.name) as crew
    from street.shift_crew mine join street.shift s on s.id = mine.shift_id
    where mine.user_id = ${actor.userId}::uuid and s.cancelled_at is null
      and s.starts_at <= ${new Date(now.getTime() + 12 * hour)} and s.ends_at > ${now}
      and (${shiftId}::uuid is null or s.id = ${shiftId}::uuid)
    order by s.starts_at, s.id limit 20`.execute(db)
  return rows.map(({ startsAt, endsAt, ...shift }) => ({
    ...shift,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    ends: endsAt,
  }))
}
