import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { lockPartnership } from '../administration.ts'
import type { AddClauseInput } from './agreement-form.ts'
import { moreClause } from './sharing-rules.ts'
import {
  beginChange,
  dayOfChange,
  refuseUnseenEffects,
  refuseWithoutBasis,
} from './write-agreement.ts'

/**
 * The parties of an agreement begin to share a kind of information; sent again, it changes nothing. Throws a Refusal
 * without a basis in law, for a day that is past, and until the effects were seen.
 */
export async function addClause(
  tx: Tx,
  actor: Actor,
  agreementId: string,
  { id, version: _version, check, category, from, ...terms }: AddClauseInput,
  today: PlainDate,
): Promise<void> {
  await lockPartnership(tx, actor)
  if (await isClauseThere(tx, id)) return
  await beginChange(tx, actor, agreementId)
  const fromDate = dayOfChange('from', from, today)
  await refuseWithoutBasis(tx, category, terms, fromDate)
  const clause = { id, category, fromDate, ...rowOf(terms) }
  await refuseUnseenEffects(tx, moreClause(agreementId, { ...clause, endsOn: null }), check)
  await insertClause(tx, actor, agreementId, clause)
  await recordAudit(
    tx,
    'partnership.agreement.clause-added',
    { kind: 'agreement', id: agreementId },
    clause,
  )
}

/** Whether a clause was made by the same form before. */
export async function isClauseThere(tx: Tx, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('partnership.agreementClause')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** What a form says about a clause, as the table keeps it. */
export function rowOf(
  terms: Pick<
    AddClauseInput,
    | 'purpose'
    | 'lawfulBasis'
    | 'specialCondition'
    | 'scheduleCondition'
    | 'needsInvolvement'
    | 'needsConsent'
  >,
) {
  return {
    purpose: terms.purpose,
    lawfulBasis: terms.lawfulBasis,
    specialCondition: terms.specialCondition || null,
    scheduleCondition: terms.scheduleCondition || null,
    needsInvolvement: terms.needsInvolvement,
    needsConsent: terms.needsConsent,
  }
}

export async function insertClause(
  tx: Tx,
  actor: Actor,
  agreementId: string,
  clause: ReturnType<typeof rowOf> & { id: string; category: string; fromDate: PlainDate },
): Promise<void> {
  await tx
    .insertInto('partnership.agreementClause')
    .values({ partnershipId: actor.partnershipId, agreementId, ...clause })
    .execute()
}
