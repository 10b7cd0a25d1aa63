import { sql } from 'kysely'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { type Said, type Whereabouts, whereaboutsOf } from './overdue-rules.ts'

export type CrewOut = {
  shiftId: string
  userId: string
  name: string
  organisation: string
  startsAt: Date
  endsAt: Date
  nightOf: string
  buddyId: string | null
  buddy: string | null
  lastSaid: Date | null
  words: string
  where: Whereabouts
  /** Whether whoever asks may say for them that they are well or back. */
  mayAnswerFor: boolean
}

type Row = Omit<CrewOut, 'where' | 'lastSaid' | 'words' | 'mayAnswerFor'> & {
  said: { what: Said['what']; at: string; nextBy: string | null; words: string }[]
  overdueMinutes: number
  isCrew: boolean
}

const hour = 60 * 60_000

/**
 * Everybody on a shift of these hours, or who is still out since, and where they are by what they last said: worked out at
 * the moment of asking, so that it never waits for a job. Those who are overdue first.
 */
export async function listCrewOut(db: ReadDb, actor: Actor, now: Date): Promise<CrewOut[]> {
  const { rows } = await sql<Row>`
    select c.shift_id, c.user_id, u.name, o.name as organisation, s.starts_at, s.ends_at, s.night_of, c.buddy_id, b.name as buddy,
      (street.settings()).overdue_minutes,
      exists (select from street.shift_crew mine where mine.shift_id = c.shift_id and mine.user_id = ${actor.userId}::uuid) as is_crew,
      coalesce((select jsonb_agg(jsonb_build_object('what', i.what, 'at', i.at, 'nextBy', i.next_by, 'words', i.words) order by i.at)
        from street.check_in i where i.shift_id = c.shift_id and i.user_id = c.user_id), '[]') as said
    from street.shift s
    join street.shift_crew c on c.shift_id = s.id
    join partnership.user_account u on u.id = c.user_id
    join partnership.organisation o on o.id = u.organisation_id
    left join partnership.user_account b on b.id = c.buddy_id
    where s.partnership_id = ${actor.partnershipId}::uuid and s.cancelled_at is null
      and s.night_of >= street.night_of(${new Date(now.getTime() - 24 * hour)}) and s.starts_at <= ${new Date(now.getTime() + 12 * hour)}
    order by s.starts_at, u.name limit 300`.execute(db)
  const crew = rows.map(({ said, overdueMinutes, isCrew, ...member }) => {
    const all = said.map(one => ({
      ...one,
      at: new Date(one.at),
      nextBy: one.nextBy === null ? null : new Date(one.nextBy),
    }))
    const last = all.at(-1)
    return {
      ...member,
      lastSaid: last?.at ?? null,
      words: last?.words ?? '',
      where: whereaboutsOf(all, { endsAt: member.endsAt, overdueMinutes, now }),
      mayAnswerFor:
        isCrew || member.buddyId === actor.userId || actor.roles.includes('coordinator'),
    }
  })
  const shown = crew.filter(
    ({ where, endsAt }) =>
      where.state === 'overdue' ||
      where.state === 'out' ||
      endsAt.getTime() > now.getTime() - 2 * hour,
  )
  const order = { overdue: 0, out: 1, 'not-out': 2, back: 3 }
  return shown.sort((a, b) => order[a.where.state] - order[b.where.state])
}

/** Those who are overdue and whom whoever asks is told of: as their buddy, on the same shift, or as the co-ordinator. */
export async function listOverdueToTell(db: ReadDb, actor: Actor, now: Date): Promise<CrewOut[]> {
  const crew = await listCrewOut(db, actor, now)
  return crew.filter(
    ({ where, mayAnswerFor, userId }) =>
      where.state === 'overdue' && mayAnswerFor && userId !== actor.userId,
  )
}
