import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { differencesOf } from '../administration.ts'
import type { ChangeAgreementInput } from './agreement-form.ts'
import { otherEnd } from './sharing-rules.ts'
import { beginChange, refuseTakenTitle, refuseUnseenEffects } from './write-agreement.ts'

/**
 * Changes the words of an agreement, its review or its end. An end in the past stays as it was. Throws StaleVersion, and a
 * Refusal until the effects of another end were seen.
 */
export async function changeAgreement(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, check, title, summary, review, ends }: ChangeAgreementInput,
  today: PlainDate,
): Promise<void> {
  const before = await beginChange(tx, actor, id, version)
  if (review === null) throw new Refusal('review', 'Enter the day of the review')
  if (review < before.fromDate)
    throw new Refusal('review', 'The review must not be before the first day')
  if (ends !== before.endsOn) {
    if (ends !== null && ends < before.fromDate)
      throw new Refusal('ends', 'It cannot end before its first day')
    const change = otherEnd(before, ends, today)
    if (change.from < today)
      throw new Refusal('ends', 'Enter today or a later day: what was shared cannot be undone')
    await refuseUnseenEffects(tx, change, check)
  }
  await refuseTakenTitle(tx, title, id)
  const row = { title, summary, reviewOn: review, endsOn: ends }
  const changed = differencesOf(before, row)
  await tx.updateTable('partnership.agreement').set(row).where('id', '=', id).execute()
  await recordAudit(tx, 'partnership.agreement.changed', { kind: 'agreement', id }, changed)
}
