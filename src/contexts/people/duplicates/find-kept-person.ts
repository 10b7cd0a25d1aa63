import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** The person with whom another was merged; undefined where nobody was, or where whoever asks may not see them. */
export async function findKeptPerson(db: ReadDb, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ kept: string | null }>`
    select people.kept_person(${personId}::uuid) as kept`.execute(db)
  return rows[0]?.kept ?? undefined
}
