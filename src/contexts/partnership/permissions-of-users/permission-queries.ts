import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { listCategories } from '../agreements/agreement-queries.ts'

/** The organisations whose users the actor gives permissions, with how many of those work with people. */
export async function listPermittable(db: ReadDb, actor: Actor, today: PlainDate) {
  let found = db
    .selectFrom('partnership.organisation as o')
    .select(['o.id', 'o.name'])
    .select(
      sql<number>`(select count(*)::int from partnership.user_account u
        where u.organisation_id = o.id and u.disabled_at is null and exists (
          select from partnership.user_role r where r.user_id = u.id and r.role = 'worker'))`.as(
        'workers',
      ),
    )
    .where(eb => eb.or([eb('o.endedOn', 'is', null), eb('o.endedOn', '>=', today)]))
    .orderBy('o.name')
  if (!permitsAll(actor)) found = found.where('o.id', '=', actor.organisationId)
  return await found.execute()
}
export type Permittable = Awaited<ReturnType<typeof listPermittable>>[number]

function permitsAll({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.includes('administrator') || roles.includes('data-guardian')
}

/**
 * The people of an organisation who work with people, and which kinds of information each may see. Throws NotFound for an
 * organisation whose users the actor does not give permissions.
 */
export async function getPermissions(
  db: ReadDb,
  actor: Actor,
  organisationId: string,
  today: PlainDate,
) {
  const organisation = await db
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!organisation || !(permitsAll(actor) || organisationId === actor.organisationId))
    throw new NotFound('no such organisation')
  const users = await db
    .selectFrom('partnership.userAccount as u')
    .select(['u.id', 'u.name', 'u.email'])
    .select(
      sql<string[]>`array(select c.category from partnership.user_category c
        where c.user_id = u.id order by c.category)`.as('categories'),
    )
    .where('u.organisationId', '=', organisationId)
    .where('u.disabledAt', 'is', null)
    .where(
      sql<boolean>`exists (select from partnership.user_role r where r.user_id = u.id and r.role = 'worker')`,
    )
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  // Who people are comes with the work itself.
  const categories = (await listCategories(db, today)).filter(one => one.code !== 'identity')
  return { organisation, users, categories }
}
export type Permissions = Awaited<ReturnType<typeof getPermissions>>

/** What the form of an organisation says about its users, to tell whether somebody else changed it. */
export function permissionsGiven({ users }: Pick<Permissions, 'users'>): Record<string, string[]> {
  return Object.fromEntries(users.map(({ id, categories }) => [id, categories]))
}
