import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import type { Category } from '../categories.ts'

/**
 * The kinds of information that somebody may write down about a person on their own organisation's record; about
 * somebody new where `personId` is null. The same function that row-level security asks.
 */
export async function listMayTell(
  db: ReadDb,
  actor: Actor,
  personId: string | null,
): Promise<Category[]> {
  if (!actor.roles.includes('worker')) return []
  const { rows } = personId
    ? await sql<{ code: Category }>`${keptPlan}
        select c.code from partnership.information_category c
        where people.may_read(${actor.userId}::uuid, ${personId}::uuid, ${actor.organisationId}::uuid, c.code)
        order by c.position`.execute(db)
    : await sql<{ code: Category }>`${keptPlan}
        select c.code from partnership.information_category c
        where c.code = 'identity' or exists (
          select from partnership.user_category u where u.user_id = ${actor.userId}::uuid and u.category = c.code)
        order by c.position`.execute(db)
  return rows.map(row => row.code)
}

/** The oldest record that an organisation holds of a person, as far as whoever asks sees it. */
export async function findRecordOf(
  db: ReadDb,
  organisationId: string,
  personId: string,
): Promise<{ id: string; version: number } | undefined> {
  return await db
    .selectFrom('people.record')
    .select(['id', 'version'])
    .where('personId', '=', personId)
    .where('organisationId', '=', organisationId)
    .orderBy('givenAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
