import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { type ListQuery, pageSize, patternOf } from '../list-form.ts'

/** The teams of every organisation, by name. */
export async function listTeams(db: ReadDb, query: ListQuery) {
  let found = db
    .selectFrom('partnership.team as t')
    .innerJoin('partnership.organisation as o', 'o.id', 't.organisationId')
  if (query.q) {
    const pattern = patternOf(query.q)
    found = found.where(eb =>
      eb.or([eb('t.name', 'ilike', pattern), eb('o.name', 'ilike', pattern)]),
    )
  }
  const rows = await found
    .select(['t.id', 't.name', 'o.name as organisation'])
    .select(eb =>
      eb
        .selectFrom('partnership.teamMember as m')
        .whereRef('m.teamId', '=', 't.id')
        .select(eb.fn.countAll<number>().as('count'))
        .as('members'),
    )
    .orderBy('t.name')
    .orderBy('o.name')
    .limit(pageSize)
    .offset((query.page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** A team with its people. Throws NotFound. */
export async function getTeam(db: ReadDb, id: string) {
  const team = await db
    .selectFrom('partnership.team as t')
    .innerJoin('partnership.organisation as o', 'o.id', 't.organisationId')
    .select(['t.id', 't.name', 't.organisationId', 'o.name as organisation'])
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!team) throw new NotFound('no such team')
  const members = await db
    .selectFrom('partnership.teamMember as m')
    .innerJoin('partnership.userAccount as u', 'u.id', 'm.userId')
    .select(['u.id', 'u.name', 'u.disabledAt'])
    .where('m.teamId', '=', id)
    .orderBy('u.name')
    .execute()
  return { ...team, members }
}
export type ShownTeam = Awaited<ReturnType<typeof getTeam>>
