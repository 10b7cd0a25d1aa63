import { sql } from 'kysely'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { StaleVersion } from '../../../../platform/refusal.ts'
import { ownRecord } from '../own-record.ts'

/**
 * The organisation's own record of a person, taken at the version that a form was filled in from: nobody else saves from
 * the same one. 0 where there was no record yet. Throws StaleVersion where somebody saved meanwhile.
 */
export async function takeVersion(
  tx: Tx,
  actor: Actor,
  personId: string,
  seen: number,
  now: Date,
): Promise<string> {
  const recordId = await ownRecord(tx, actor, personId, now)
  const { numUpdatedRows } = await tx
    .updateTable('people.record')
    .set({ version: sql`version + 1` })
    .where('id', '=', recordId)
    .where('version', '=', seen === 0 ? 1 : seen)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new StaleVersion()
  return recordId
}
