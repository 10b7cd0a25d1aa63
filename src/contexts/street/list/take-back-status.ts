import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'

/** What was said and may be put right by the actor: their organisation's, or any for the co-ordinator. Throws NotFound. */
export async function getOwnEvent(tx: Tx, actor: Actor, personId: string, eventId: string) {
  const event = await tx
    .selectFrom('street.listEvent as e')
    .innerJoin('people.record as r', 'r.id', 'e.recordId')
    .select(['e.id', 'e.organisationId', 'e.status', 'r.id as recordId'])
    .where('e.id', '=', eventId)
    .where('r.personId', '=', personId)
    .executeTakeFirst()
  if (!event?.status) throw new NotFound()
  if (event.organisationId !== actor.organisationId && !actor.roles.includes('coordinator'))
    throw new NotFound()
  return event
}

/**
 * Says that something on the by-name list was never so. What was said stays and counts no more. Sent again, it changes
 * nothing; where somebody else put it right first, the database refuses and both versions are shown.
 */
export async function takeBackStatus(
  tx: Tx,
  actor: Actor,
  of: { personId: string; eventId: string },
  { id, words }: { id: string; words: string },
): Promise<void> {
  const event = await getOwnEvent(tx, actor, of.personId, of.eventId)
  if (words === '') throw new Refusal('because', 'Enter why it was never so')
  const already = await tx
    .selectFrom('street.listEvent')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return
  await tx
    .insertInto('street.listEvent')
    .values({
      id,
      partnershipId: actor.partnershipId,
      recordId: event.recordId,
      organisationId: actor.organisationId,
      words,
      correctsId: event.id,
      recordedBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    'street.list.taken-back',
    { kind: 'person', id: of.personId },
    { event: event.id },
  )
}
