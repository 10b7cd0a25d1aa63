import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** Whether whoever asks may keep what is seen on the street, and pictures of people. */
export async function whatMayBeKept(
  db: ReadDb,
  actor: Actor,
): Promise<{ street: boolean; pictures: boolean }> {
  const { rows } = await sql<{ street: boolean; pictures: boolean }>`
    select opened @> array[${`street:${actor.organisationId}`}] as street,
      opened @> array[${`picture:${actor.organisationId}`}] and people.may_keep_pictures() as pictures
    from people.open_to_me() opened`.execute(db)
  return rows[0] ?? { street: false, pictures: false }
}
