import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/**
 * Ends an involvement of the actor's organisation, or one that the actor began; what it opened is closed from the next
 * request on. Sent again, it changes nothing. Throws NotFound for one that is not there or not theirs to end.
 */
export async function endInvolvement(
  tx: Tx,
  actor: Actor,
  id: string,
  because: string,
): Promise<void> {
  const involvement = await tx
    .selectFrom('people.involvement as i')
    .innerJoin('people.record as r', 'r.id', 'i.recordId')
    .select(['r.personId', 'i.organisationId', 'i.addedBy'])
    .select(sql<boolean>`i.until_at <= now()`.as('isOver'))
    .where('i.id', '=', id)
    .executeTakeFirst()
  const { organisationId, userId } = actor
  if (
    !involvement ||
    (involvement.organisationId !== organisationId && involvement.addedBy !== userId)
  )
    throw new NotFound()
  if (involvement.isOver) return
  await tx
    .updateTable('people.involvement')
    .set({
      // The rules of access compare with the clock of the database.
      untilAt: sql`greatest(now(), from_at)`,
      endedBy: actor.userId,
      endedBecause: because,
    })
    .where('id', '=', id)
    .execute()
  await recordAudit(
    tx,
    'people.involvement.ended',
    { kind: 'person', id: involvement.personId },
    { involvement: id },
  )
}
