import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { type ListQuery, pageSize, patternOf } from '../list-form.ts'

/** The groups that decide about plans, by name. */
export async function listGovernanceGroups(db: ReadDb, query: ListQuery) {
  let found = db.selectFrom('partnership.governanceGroup as g')
  if (query.q) found = found.where('g.name', 'ilike', patternOf(query.q))
  const rows = await found
    .select(['g.id', 'g.name', 'g.kind'])
    .select(eb =>
      eb
        .selectFrom('partnership.groupMember as m')
        .whereRef('m.groupId', '=', 'g.id')
        .select(eb.fn.countAll<number>().as('count'))
        .as('members'),
    )
    .orderBy('g.name')
    .limit(pageSize)
    .offset((query.page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** A group with its people. Throws NotFound. */
export async function getGroup(db: ReadDb, id: string) {
  const group = await db
    .selectFrom('partnership.governanceGroup')
    .select(['id', 'name', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!group) throw new NotFound('no such group')
  const members = await db
    .selectFrom('partnership.groupMember as m')
    .innerJoin('partnership.userAccount as u', 'u.id', 'm.userId')
    .select(['u.id', 'u.name', 'u.disabledAt'])
    .where('m.groupId', '=', id)
    .orderBy('u.name')
    .execute()
  return { ...group, members }
}
export type ShownGroup = Awaited<ReturnType<typeof getGroup>>
