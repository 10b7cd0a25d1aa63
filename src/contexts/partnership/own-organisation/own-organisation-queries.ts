import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { getUser, getUserRecord } from '../users/user-queries.ts'

/** Everybody of one's own organisation, those whose accounts are ended last. */
export async function listOwnPeople(db: ReadDb, actor: Actor) {
  return await db
    .selectFrom('partnership.userAccount as u')
    .select(['u.id', 'u.name', 'u.email', 'u.disabledAt'])
    .select(
      sql<
        string[]
      >`array(select r.role from partnership.user_role r where r.user_id = u.id order by r.role)`.as(
        'roles',
      ),
    )
    .select(
      sql<
        string[]
      >`array(select t.name from partnership.team_member m join partnership.team t on t.id = m.team_id
        where m.user_id = u.id order by 1)`.as('teams'),
    )
    .where('u.organisationId', '=', actor.organisationId)
    .orderBy(sql`u.disabled_at is not null`)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
}
export type OwnPerson = Awaited<ReturnType<typeof listOwnPeople>>[number]

/** Somebody of one's own organisation. Throws NotFound for everybody else. */
export async function getOwnPerson(db: ReadDb, actor: Actor, id: string) {
  const user = await getUser(db, id)
  if (user.organisationId !== actor.organisationId) throw new NotFound('of another organisation')
  return user
}

/** What the form of somebody of one's own organisation holds. Throws NotFound for everybody else. */
export async function getOwnRecord(db: ReadDb, actor: Actor, id: string) {
  const record = await getUserRecord(db, id)
  if (record.organisation !== actor.organisationId) throw new NotFound('of another organisation')
  return record
}

export async function listOwnTeams(db: ReadDb, actor: Actor) {
  return await db
    .selectFrom('partnership.team')
    .select(['id', 'name'])
    .where('organisationId', '=', actor.organisationId)
    .orderBy('name')
    .execute()
}

/** How long sessions of one's own organisation last. */
export async function getSessionLimits(db: ReadDb, actor: Actor) {
  const { sharedComputers, idleMinutes, longestMinutes } = await db
    .selectFrom('partnership.organisation')
    .select(['sharedComputers', 'idleMinutes', 'longestMinutes'])
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow()
  return { shared: sharedComputers ? 'yes' : 'no', idle: idleMinutes, longest: longestMinutes }
}
export type SessionLimits = Awaited<ReturnType<typeof getSessionLimits>>
