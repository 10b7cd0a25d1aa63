import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Role } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { type ListQuery, pageSize, patternOf } from '../list-form.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'

const rolesOf = sql<Role[]>`array(select r.role from partnership.user_role r
  where r.user_id = u.id order by r.role)`

/** Everyone who may sign in, by name; disabled people only where they are asked for. */
export async function listUsers(db: ReadDb, query: ListQuery) {
  let found = db
    .selectFrom('partnership.userAccount as u')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
  if (!query.all) found = found.where('u.disabledAt', 'is', null)
  if (query.q) {
    const pattern = patternOf(query.q)
    found = found.where(eb =>
      eb.or([
        eb('u.name', 'ilike', pattern),
        eb('u.email', 'ilike', pattern),
        eb('o.name', 'ilike', pattern),
      ]),
    )
  }
  const rows = await found
    .select(['u.id', 'u.name', 'u.email', 'o.name as organisation', 'u.disabledAt'])
    .select(rolesOf.as('roles'))
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(pageSize)
    .offset((query.page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}
export type ListedUser = Awaited<ReturnType<typeof listUsers>>['rows'][number]

/** What the form of a user holds. */
export type UserRecord = {
  name: string
  email: string
  organisation: string
  roles: Role[]
  teams: string[]
  groups: string[]
}

/** Throws NotFound. */
export async function getUserRecord(db: ReadDb, id: string): Promise<UserRecord> {
  const found = await db
    .selectFrom('partnership.userAccount as u')
    .select(['u.name', 'u.email', 'u.organisationId as organisation'])
    .select(rolesOf.as('roles'))
    .select(
      sql<string[]>`array(select m.team_id::text from partnership.team_member m
        where m.user_id = u.id order by 1)`.as('teams'),
    )
    .select(
      sql<string[]>`array(select m.group_id::text from partnership.group_member m
        where m.user_id = u.id order by 1)`.as('groups'),
    )
    .where('u.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such user')
  return found
}

/** Somebody with the names of everything that they belong to. Throws NotFound. */
export async function getUser(db: ReadDb, id: string) {
  const found = await db
    .selectFrom('partnership.userAccount as u')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
    .select(['u.id', 'u.name', 'u.email', 'u.disabledAt', 'u.createdAt'])
    .select(['o.id as organisationId', 'o.name as organisation'])
    .select(rolesOf.as('roles'))
    .select(
      sql<string[]>`array(select t.name from partnership.team_member m
        join partnership.team t on t.id = m.team_id where m.user_id = u.id order by 1)`.as('teams'),
    )
    .select(
      sql<string[]>`array(select g.name from partnership.group_member m
        join partnership.governance_group g on g.id = m.group_id
        where m.user_id = u.id order by 1)`.as('groups'),
    )
    .where('u.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such user')
  const posts = await db
    .selectFrom('partnership.postHolder as h')
    .innerJoin('partnership.post as p', 'p.id', 'h.postId')
    .select(['p.id', 'p.title', 'h.fromDate', 'h.toDate'])
    .where('h.userId', '=', id)
    .orderBy('h.fromDate', 'desc')
    .execute()
  return { ...found, posts }
}
export type ShownUser = Awaited<ReturnType<typeof getUser>>

/** What the form of a user lets one choose from. */
export async function listUserChoices(db: ReadDb, today: PlainDate, own: string | null = null) {
  const organisations = await listChoosableOrganisations(db, today, own)
  const teams = await db
    .selectFrom('partnership.team as t')
    .innerJoin('partnership.organisation as o', 'o.id', 't.organisationId')
    .select(['t.id', 't.name', 'o.name as organisation'])
    .orderBy('o.name')
    .orderBy('t.name')
    .execute()
  const groups = await db
    .selectFrom('partnership.governanceGroup')
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
  return { organisations, teams, groups }
}
export type UserChoices = Awaited<ReturnType<typeof listUserChoices>>

/** The people who may be put into a post: everyone who is not disabled. */
export function listActiveUsers(db: ReadDb) {
  return db
    .selectFrom('partnership.userAccount as u')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
    .select(['u.id', 'u.name', 'o.name as organisation'])
    .where('u.disabledAt', 'is', null)
    .orderBy('u.name')
    .execute()
}
