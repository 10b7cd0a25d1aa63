import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { instantOf } from '../record/london-time.ts'
import { ownRecord } from '../record/own-record.ts'
import type { ObjectInput } from './consent-form.ts'
import { listObjections } from './consent-queries.ts'
import { refuseUnknown } from './record-consent.ts'

/**
 * The person does not want something shared, with somebody or with nobody, until a day or for good (UK GDPR Article 21).
 * It stands above every agreement and consent from the next request of anybody. Sent again, it changes nothing. Throws a
 * Refusal for a day that is not to come and for what is not in the lists; NotFound for a person whom the actor does not see.
 */
export async function addObjection(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: ObjectInput,
  { now, today }: { now: Date; today: PlainDate },
): Promise<void> {
  const recordId = await ownRecord(tx, actor, personId, now)
  const already = await tx
    .selectFrom('people.objection')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (already) return
  if (input.until !== null && input.until <= today)
    throw new Refusal('until', 'The day must be to come. Leave it empty if there is no end')
  await refuseUnknown(tx, actor, input, today)
  const untilAt = input.until === null ? null : instantOf(input.until, '00:00')
  const pairs = (input.organisations ?? [null]).flatMap(organisationId =>
    (input.categories ?? [null]).map(category => ({ organisationId, category })),
  )
  await tx
    .insertInto('people.objection')
    .values(
      pairs.map((pair, index) => ({
        id: index === 0 ? input.id : newId(),
        partnershipId: actor.partnershipId,
        recordId,
        ...pair,
        reason: input.reason,
        fromAt: now,
        untilAt: untilAt ?? null,
        addedBy: actor.userId,
      })),
    )
    .execute()
  await recordAudit(
    tx,
    'people.objection.added',
    { kind: 'person', id: personId },
    { organisations: input.organisations, categories: input.categories, until: input.until },
  )
}

/**
 * The person does not mind any more. Only the organisation that was told and the data guardian say so. Throws NotFound for
 * an objection that the actor may not know of, and a Refusal for one that they may not end.
 */
export async function endObjection(
  tx: Tx,
  actor: Actor,
  personId: string,
  objectionId: string,
  now: Date,
): Promise<void> {
  const objection = (await listObjections(tx, personId)).find(one => one.id === objectionId)
  if (!objection) throw new NotFound('no such objection')
  if (!objection.mayEnd)
    throw new Refusal('form', `Only ${objection.toldTo} can say that this objection has ended`)
  if (objection.untilAt !== null && objection.untilAt <= now) return
  // Never before it began, by whichever clock.
  await tx
    .updateTable('people.objection')
    .set({ untilAt: sql<Date>`greatest(from_at, ${now})`, endedBy: actor.userId })
    .where('id', '=', objectionId)
    .execute()
  await recordAudit(
    tx,
    'people.objection.ended',
    { kind: 'person', id: personId },
    { objection: objectionId },
  )
}
