import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { refusedTime } from '../contacts/observation-rules.ts'
import type { AlertAnswer } from './contract.ts'

/** Writes down what came of an alert, as those who looked said it on their way. Throws a Refusal. */
export async function recordAlertOutcome(
  tx: Tx,
  actor: Actor,
  { alertId, at, outcome, words, contactId }: AlertAnswer,
  now: Date,
): Promise<void> {
  const found = new Date(at)
  const wrong = refusedTime(found, { now })
  if (wrong) throw new Refusal('at', wrong.message)
  const code = await tx
    .selectFrom('street.code')
    .select('code')
    .where('list', '=', 'alert-outcome')
    .where('code', '=', outcome)
    .executeTakeFirst()
  if (!code) throw new Refusal('outcome', 'Choose what came of it from the list')
  const alert = await tx
    .selectFrom('street.alert')
    .select(['outcome', 'joinedTo', 'toldAt'])
    .where('id', '=', alertId)
    .forUpdate()
    .executeTakeFirst()
  if (!alert) throw new Refusal('alertId', 'The alert is not there any more')
  if (alert.joinedTo)
    throw new Refusal('alertId', 'The alert was joined to another meanwhile: answer that one')
  if (alert.outcome)
    throw new Refusal('outcome', 'Somebody else answered the alert meanwhile: compare at the desk')
  if (contactId && !(await isThere(tx, contactId)))
    throw new Refusal('contactId', 'The contact in which they were found is not on the server')
  await tx
    .updateTable('street.alert')
    .set(eb => ({
      outcome,
      outcomeWords: words,
      outcomeAt: found > now ? now : found,
      outcomeBy: actor.userId,
      contactId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', alertId)
    .execute()
  await recordAudit(
    tx,
    'street.alert.answered',
    { kind: 'alert', id: alertId },
    { outcome, way: 'phone', contact: contactId },
  )
}

async function isThere(tx: Tx, contactId: string): Promise<boolean> {
  const contact = await tx
    .selectFrom('street.contact')
    .select('id')
    .where('id', '=', contactId)
    .executeTakeFirst()
  return contact !== undefined
}
