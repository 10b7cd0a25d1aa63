import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import type { AddPartyInput } from './agreement-form.ts'
import { getAgreement } from './agreement-queries.ts'
import { moreParty } from './sharing-rules.ts'
import { beginChange, refuseUnseenEffects } from './write-agreement.ts'

/**
 * An organisation signs an agreement; sent again, it changes nothing. Throws a Refusal for a day to come, for one that is party in these days already,
 * and until the effects were seen.
 */
export async function addParty(
  tx: Tx,
  actor: Actor,
  agreementId: string,
  { check, organisation, signed, signedBy }: AddPartyInput,
  today: PlainDate,
): Promise<void> {
  await lockPartnership(tx, actor)
  const { parties } = await getAgreement(tx, agreementId)
  const same = (one: (typeof parties)[number]) =>
    one.organisationId === organisation &&
    one.signedOn === signed &&
    one.signedBy === signedBy &&
    one.leftOn === null
  if (parties.some(same)) return
  await beginChange(tx, actor, agreementId)
  if (!(await listChoosableOrganisations(tx, today)).some(one => one.id === organisation))
    throw new Refusal('organisation', 'Choose the organisation that signed')
  if (signed === null) throw new Refusal('signed', 'Enter the day on which it signed')
  if (signed > today) throw new Refusal('signed', 'The day on which it signed must not be to come')
  const overlapping = parties.find(
    one => one.organisationId === organisation && (one.leftOn === null || one.leftOn >= signed),
  )
  if (overlapping)
    throw new Refusal('organisation', `${overlapping.name} is a party already in these days`)
  const party = { organisationId: organisation, signedOn: signed, leftOn: null }
  await refuseUnseenEffects(tx, moreParty(agreementId, party, today), check)
  await tx
    .insertInto('partnership.agreementParty')
    .values({
      partnershipId: actor.partnershipId,
      agreementId,
      ...party,
      signedBy,
    })
    .execute()
  await recordAudit(
    tx,
    'partnership.agreement.signed',
    { kind: 'agreement', id: agreementId },
    { organisation, signed, signedBy },
  )
}
