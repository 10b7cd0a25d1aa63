import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { EndInput } from './agreement-form.ts'
import { getParty } from './agreement-queries.ts'
import { lessParty } from './sharing-rules.ts'
import { beginChange, dayOfChange, refuseUnseenEffects } from './write-agreement.ts'

/** An organisation leaves an agreement, at once or on a day to come. Throws StaleVersion or a Refusal. */
export async function endParty(
  tx: Tx,
  actor: Actor,
  agreementId: string,
  organisationId: string,
  { version, check, ends }: EndInput,
  today: PlainDate,
): Promise<void> {
  const agreement = await beginChange(tx, actor, agreementId, version)
  const party = getParty(agreement, organisationId, today)
  const leftOn = dayOfChange('ends', ends, today)
  await refuseUnseenEffects(tx, lessParty(agreementId, party, leftOn), check)
  await tx
    .updateTable('partnership.agreementParty')
    .set({ leftOn })
    .where('agreementId', '=', agreementId)
    .where('organisationId', '=', organisationId)
    .where('signedOn', '=', party.signedOn)
    .execute()
  await recordAudit(
    tx,
    'partnership.agreement.left',
    { kind: 'agreement', id: agreementId },
    { organisation: organisationId, leftOn: [party.leftOn, leftOn] },
  )
}
