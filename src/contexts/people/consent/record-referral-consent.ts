import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { listChoosableOrganisations } from '../../partnership/index.ts'
import { ownRecord } from '../record/own-record.ts'
import type { ReferInput } from './consent-form.ts'
import { decidedAt } from './consent-rules.ts'
import {
  type At,
  givenUnder,
  insertDecision,
  isRecorded,
  refuseToCome,
  scanOf,
} from './record-consent.ts'

/**
 * Records the three answers that a public body has to have before it refers somebody to a council (Housing Act 1996,
 * section 213B; Homelessness Code of Guidance chapter 4): to the referral, to which council, to passing on a way to reach
 * them. A refusal stays a refusal where somebody is referred all the same to keep a child or an adult safe; the reason is
 * kept beside it. Sent again, it changes nothing. Throws as recordConsent does.
 */
export async function recordReferralConsent(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: ReferInput,
  { now, today, files }: At,
): Promise<string> {
  const recordId = await ownRecord(tx, actor, personId, now)
  if (await isRecorded(tx, input.asking)) return input.asking
  refuseToCome(input.on, today)
  const chosen = await chosenCouncil(tx, input, today)
  const shared = {
    ...(await givenUnder(tx, 'duty-to-refer', input, today)),
    fileId: await scanOf(tx, actor, files, input.scan),
  }
  const asked = { tx, actor, recordId, askingId: input.asking, shared }
  const decide = (yes: boolean) => {
    const decision = yes ? ('given' as const) : ('refused' as const)
    return { decision, decidedAt: decidedAt(input.on, decision, now, today) }
  }
  const exceptionReason =
    input.refer === 'no' && input.exception === 'yes' ? input.exceptionReason : null
  await insertDecision(asked, { part: 'refer', ...decide(input.refer === 'yes'), exceptionReason })
  await insertDecision(asked, {
    part: 'choice-of-authority',
    ...decide(input.chose === 'yes'),
    ...chosen,
  })
  await insertDecision(asked, { part: 'contact-details', ...decide(input.contact === 'yes') })
  await recordAudit(
    tx,
    'people.consent.recorded',
    { kind: 'person', id: personId },
    {
      asking: input.asking,
      refer: input.refer,
      chose: input.chose,
      contact: input.contact,
      withoutConsent: exceptionReason !== null,
    },
  )
  return input.asking
}

/** A partner, or the name of a council that is none. */
async function chosenCouncil(tx: Tx, { chose, council, authority }: ReferInput, today: string) {
  if (chose === 'no') return {}
  if (council === 'other') return { authority }
  if (!(await listChoosableOrganisations(tx, today)).some(one => one.id === council))
    throw new Refusal('council', 'Choose the council')
  return { organisations: [council] }
}
