import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import { ageInWords, nearestBirth } from './birth-rules.ts'
import type { BirthInput } from './fact-inputs.ts'

/** How old some people are on a day, in words ('31', 'about 30'), by the id of the person; nothing where nobody said. */
export async function listPersonAges(
  db: ReadDb,
  personIds: readonly string[],
  day: PlainDate,
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<BirthInput & { personId: string }>`${keptPlan}
    select r.person_id, b.precision, b.year, b.month, b.day, b.age_from, b.age_to, b.as_on
    from people.record r join people.birth b on b.record_id = r.id
    where r.person_id = any (${[...personIds]}::uuid[]) and b.ended_at is null
    order by b.recorded_at desc, b.id`.execute(db)
  const births = Map.groupBy(rows, row => row.personId)
  return new Map(
    [...births].flatMap(([personId, told]) => {
      const birth = nearestBirth(told)
      return birth ? [[personId, ageInWords(birth, day)] as const] : []
    }),
  )
}
