import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'

type Row = { recordId: string; personId: string | null; isThere: boolean; mergedSince: boolean }

/**
 * What became of the people whom a phone shows: those whom it may show no longer, for whatever reason, and records that
 * are one person's now and were not when the pack was given or asked about last.
 */
export async function listChanges(
  db: ReadDb,
  tokenHash: Buffer,
  since: Date,
): Promise<{ gone: string[]; merged: { from: string; to: string }[] }> {
  const { rows } = await sql<Row>`
    select c.record_id, c.person_id, c.is_there, exists (select from people.link l
      where l.record_id = c.record_id and l.linked_at > ${since} and l.number > 1) as merged_since
    from street.changed_for_pack(${tokenHash}, ${since}) c order by c.record_id`.execute(db)
  const there = rows.filter(row => row.isThere)
  return {
    gone: rows.filter(row => !row.isThere).map(row => row.recordId),
    merged: there.flatMap(({ recordId, personId, mergedSince }) => {
      const other = there.find(one => one.personId === personId && one.recordId !== recordId)
      return mergedSince && other ? [{ from: recordId, to: other.recordId }] : []
    }),
  }
}
