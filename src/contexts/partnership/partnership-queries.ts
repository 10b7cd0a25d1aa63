import type { PlainDate } from '../../platform/dates.ts'
import type { ReadDb } from '../../platform/db/connect.ts'
import { listAreas } from './organisations/organisation-queries.ts'
import type { Overview } from './partnership-page.tsx'

/** Counts what stands in the record today: partners that have left and disabled people are not counted. */
export async function countPartnership(db: ReadDb, today: PlainDate): Promise<Overview> {
  const organisations = await db
    .selectFrom('partnership.organisation')
    .where(eb => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>=', today)]))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const users = await db
    .selectFrom('partnership.userAccount')
    .where('disabledAt', 'is', null)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const count = async (table: 'team' | 'post' | 'governanceGroup') =>
    (
      await db
        .selectFrom(`partnership.${table}`)
        .select(eb => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count
  return {
    organisations: organisations.count,
    areas: (await listAreas(db)).length,
    teams: await count('team'),
    posts: await count('post'),
    users: users.count,
    groups: await count('governanceGroup'),
  }
}
