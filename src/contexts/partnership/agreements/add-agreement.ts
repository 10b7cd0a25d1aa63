import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import type { AddAgreementInput } from './agreement-form.ts'
import { refuseTakenTitle } from './write-agreement.ts'

/**
 * Adds an agreement, which shares nothing until it has parties and clauses; sent again, it changes nothing. Answers with
 * its id. Throws a Refusal for a title in use and for days that do not follow one another.
 */
export async function addAgreement(
  tx: Tx,
  actor: Actor,
  { id, title, summary, from, review, ends }: AddAgreementInput,
): Promise<string> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.agreement')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  if (from === null) throw new Refusal('from', 'Enter the first day on which it counts')
  if (review === null) throw new Refusal('review', 'Enter the day of the review')
  if (review < from) throw new Refusal('review', 'The review must not be before the first day')
  if (ends !== null && ends <= from) throw new Refusal('ends', 'It must end after its first day')
  await refuseTakenTitle(tx, title, id)
  const row = { title, summary, fromDate: from, reviewOn: review, endsOn: ends }
  await tx
    .insertInto('partnership.agreement')
    .values({ id, partnershipId: actor.partnershipId, createdBy: actor.userId, ...row })
    .execute()
  await recordAudit(tx, 'partnership.agreement.added', { kind: 'agreement', id }, row)
  return id
}
