import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { beginRecord } from './begin-record.ts'
import { findRecordOf } from './record-queries.ts'

/**
 * The id of the record on which the actor's organisation writes down what it is told about a person; begun here where
 * it holds none yet. Two of its workers who tell something at once get the same one. Throws NotFound for a person whom
 * the actor does not see.
 */
export async function ownRecord(
  tx: Tx,
  actor: Actor,
  personId: string,
  now: Date,
): Promise<string> {
  const held = await findRecordOf(tx, actor.organisationId, personId)
  if (held) return held.id
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record of ${personId} at ${actor.organisationId}`}, 0))`.execute(
    tx,
  )
  const begun = await findRecordOf(tx, actor.organisationId, personId)
  if (begun) return begun.id
  const recordId = newId(now.getTime())
  await beginRecord(tx, actor, { recordId, personId, source: 'told', given: {} }, now)
  return recordId
}
