import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { getPerson, ownRecord } from '../../people/index.ts'
import type { EntryInput } from './enforcement-form.ts'
import { listKnownOffers, mayWriteEntry } from './enforcement-queries.ts'
import { readSupport } from './enforcement-rules.ts'

/**
 * Writes down that enforcement was used against somebody, on the record of the actor's organisation, with the support that
 * was offered before it. Sent again with the same id, it changes nothing. Throws NotFound for a person of whom the actor
 * may not write this, and a Refusal for a day to come and without support.
 */
export async function recordEnforcement(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: EntryInput,
  { now, today }: { now: Date; today: PlainDate },
): Promise<string> {
  const person = await getPerson(tx, personId)
  if (!(await mayWriteEntry(tx, actor, personId))) throw new NotFound()
  const already = await tx
    .selectFrom('street.enforcement')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (already) return input.id
  const on = input.done
  if (!on) throw new Refusal('done', 'Enter the day on which it was done')
  if (on > today) throw new Refusal('done', 'The day must be today or before')
  const support = readSupport(input, await listKnownOffers(tx, person.recordIds, today))
  if ('field' in support) throw new Refusal(support.field, support.message)
  const { partnershipId, organisationId, userId } = actor
  const { id, kind, doneBy, area, place, words } = input
  await tx
    .insertInto('street.enforcement')
    .values({
      id,
      partnershipId,
      organisationId,
      recordId: await ownRecord(tx, actor, personId, now),
      kind,
      doneBy,
      doneOn: on,
      areaCode: area,
      place,
      words: words ?? '',
      noOfferBecause: support.noOfferBecause,
      recordedBy: userId,
    })
    .execute()
  if (support.offers.length > 0)
    await tx
      .insertInto('street.enforcementOffer')
      .values(
        support.offers.map((offer, index) => ({
          ...offer,
          enforcementId: id,
          number: index + 1,
          partnershipId,
        })),
      )
      .execute()
  await recordAudit(
    tx,
    'street.enforcement.recorded',
    { kind: 'person', id: personId },
    { enforcement: id, supportOffered: support.offers.length > 0 },
  )
  return id
}
