import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { differencesOf, lockPartnership } from '../administration.ts'
import { insertClause, isClauseThere, rowOf } from './add-clause.ts'
import type { ChangeClauseInput, EndInput } from './agreement-form.ts'
import { getClause, type ShownClause } from './agreement-queries.ts'
import { endedClause, otherClause } from './sharing-rules.ts'
import {
  beginChange,
  dayOfChange,
  refuseUnseenEffects,
  refuseWithoutBasis,
} from './write-agreement.ts'

/**
 * A change ends a clause and begins another, so that what was agreed on any day stays readable; sent again,
 * it changes nothing. Throws StaleVersion, and
 * a Refusal without a basis in law, for a day that is past, and until the effects were seen.
 */
export async function changeClause(
  tx: Tx,
  actor: Actor,
  of: { agreementId: string; clauseId: string },
  { id, version, check, from, ...terms }: ChangeClauseInput,
  today: PlainDate,
): Promise<void> {
  await lockPartnership(tx, actor)
  if (await isClauseThere(tx, id)) return
  const agreement = await beginChange(tx, actor, of.agreementId, version)
  const before = getClause(agreement, of.clauseId)
  const fromDate = dayOfChange('from', from, latest(today, before.fromDate))
  refuseEnded(before, fromDate)
  await refuseWithoutBasis(tx, before.category, terms, fromDate)
  const row = rowOf(terms)
  const changed = differencesOf(before, row)
  if (Object.keys(changed).length === 0)
    throw new Refusal('form', 'Nothing was changed. Change something, or go back')
  const after = { id, category: before.category, fromDate, ...row }
  await refuseUnseenEffects(
    tx,
    otherClause(of.agreementId, before, { ...after, endsOn: before.endsOn }),
    check,
  )
  await endAt(tx, before.id, fromDate)
  await insertClause(tx, actor, of.agreementId, after)
  if (before.endsOn !== null) await endAt(tx, id, before.endsOn)
  await recordAudit(
    tx,
    'partnership.agreement.clause-changed',
    { kind: 'agreement', id: of.agreementId },
    { category: before.category, clauses: [before.id, id], from: fromDate, ...changed },
  )
}

/** A kind of information is no longer shared under a clause, at once or from a day to come. */
export async function endClause(
  tx: Tx,
  actor: Actor,
  of: { agreementId: string; clauseId: string },
  { version, check, ends }: EndInput,
  today: PlainDate,
): Promise<void> {
  const agreement = await beginChange(tx, actor, of.agreementId, version)
  const clause = getClause(agreement, of.clauseId)
  const day = dayOfChange('ends', ends, latest(today, clause.fromDate))
  if (clause.endsOn !== null && clause.endsOn < today)
    throw new Refusal('ends', 'This has ended already')
  await refuseUnseenEffects(tx, endedClause(of.agreementId, clause, day), check)
  await endAt(tx, clause.id, day)
  await recordAudit(
    tx,
    'partnership.agreement.clause-ended',
    { kind: 'agreement', id: of.agreementId },
    { category: clause.category, clause: clause.id, endsOn: [clause.endsOn, day] },
  )
}

function refuseEnded(clause: ShownClause, day: PlainDate) {
  if (clause.endsOn !== null && clause.endsOn <= day)
    throw new Refusal('from', 'The clause has ended by that day. Add a new one instead')
}

const latest = (one: PlainDate, other: PlainDate) => (one > other ? one : other)

async function endAt(tx: Tx, clauseId: string, day: PlainDate) {
  await tx
    .updateTable('partnership.agreementClause')
    .set({ endsOn: day })
    .where('id', '=', clauseId)
    .execute()
}
