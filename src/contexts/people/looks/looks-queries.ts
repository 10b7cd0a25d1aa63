import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** One look or change at a person. */
export type ShownLook = {
  number: number
  at: Date
  /** Null for the person themselves and for the service. */
  who: string | null
  organisation: string | null
  purpose: string | null
  event: string
  /** They were seen through broken glass. */
  glass: string | null
}

/**
 * Who looked at a person and what changed, newest first, as far as whoever asks sees them; across what was merged. Only
 * events before a number of the chain, for the next page.
 */
export async function listLooks(
  db: ReadDb,
  personId: string,
  before: number | undefined,
  most: number,
): Promise<ShownLook[]> {
  const { rows } = await sql<ShownLook>`
    select number, at, who, organisation, purpose, event, glass
    from people.events_about(${personId}::uuid, ${before ?? Number.MAX_SAFE_INTEGER}::bigint, ${most}::integer)
    order by number desc`.execute(db)
  return rows
}
