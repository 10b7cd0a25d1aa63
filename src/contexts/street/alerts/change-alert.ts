import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { AnswerInput, OutcomeInput } from './alert-form.ts'
import { getAlert, listHiddenWords, type ShownAlert } from './alert-queries.ts'
import { revealing } from './answer-rules.ts'

/** Takes the next version of an alert. Throws StaleVersion where somebody changed it since it was read. */
async function takeVersion(tx: Tx, id: string, version: number): Promise<ShownAlert> {
  const alert = await getAlert(tx, id)
  const { numUpdatedRows } = await tx
    .updateTable('street.alert')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StaleVersion()
  return alert
}

/**
 * Says that two alerts are about the same person and place. The one that was told first stands for both; what was joined to
 * the other comes along. Throws a Refusal where the one that would be joined has an outcome of its own.
 */
export async function joinAlerts(
  tx: Tx,
  id: string,
  { version, to }: { version: number; to: string },
): Promise<{ standsFor: string }> {
  if (id === to) throw new Refusal('to', 'Choose another alert')
  const one = await takeVersion(tx, id, version)
  const other = await getAlert(tx, to)
  if (one.joinedTo || other.joinedTo)
    throw new Refusal('to', 'One of them is joined to another already. Look at that one')
  const [first, later] = one.toldAt <= other.toldAt ? [one, other] : [other, one]
  if (later.outcome) throw new Refusal('to', 'The later one has an outcome of its own')
  await tx
    .updateTable('street.alert')
    .set(eb => ({ joinedTo: first.id, shiftId: null, version: eb('version', '+', 1) }))
    .where(eb => eb.or([eb('id', '=', later.id), eb('joinedTo', '=', later.id)]))
    .execute()
  await recordAudit(
    tx,
    'street.alert.joined',
    { kind: 'alert', id: later.id },
    { to: first.id, along: later.same.map(alert => alert.id) },
  )
  return { standsFor: first.id }
}

/** Says that an alert is about somebody else after all. It stands for itself again, with its own clock. */
export async function separateAlert(tx: Tx, id: string, version: number): Promise<void> {
  const alert = await takeVersion(tx, id, version)
  if (!alert.joinedTo) return
  await tx.updateTable('street.alert').set({ joinedTo: null }).where('id', '=', id).execute()
  await recordAudit(tx, 'street.alert.separated', { kind: 'alert', id }, { from: alert.joinedTo })
}

/** Puts an alert on a shift that looks into it, or takes it off. Throws a Refusal for a shift that is over or cancelled. */
export async function putOnShift(
  tx: Tx,
  id: string,
  { version, shift }: { version: number; shift: string | null },
  now: Date,
): Promise<void> {
  const alert = await takeVersion(tx, id, version)
  if (alert.joinedTo)
    throw new Refusal('shift', 'It is joined to another alert. Put that one on a shift')
  if (shift) {
    const found = await tx
      .selectFrom('street.shift')
      .select(['endsAt', 'cancelledAt'])
      .where('id', '=', shift)
      .executeTakeFirst()
    if (!found || found.cancelledAt || found.endsAt <= now)
      throw new Refusal('shift', 'Choose a shift that is not over and not cancelled')
  }
  await tx.updateTable('street.alert').set({ shiftId: shift }).where('id', '=', id).execute()
  await recordAudit(tx, 'street.alert.placed', { kind: 'alert', id }, { shift })
}

const withSomebody = ['found-known', 'found-new', 'not-sleeping-out']

/**
 * Says what came of an alert, and of those that are joined to it. Said again, the newest counts. Throws a Refusal for a
 * contact where nobody was found, or one that the actor does not see.
 */
export async function setOutcome(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, outcome, contact, words }: OutcomeInput,
  now: Date,
): Promise<void> {
  const alert = await takeVersion(tx, id, version)
  if (alert.joinedTo)
    throw new Refusal('outcome', 'It is joined to another alert. Say there what came of it')
  const known = await tx
    .selectFrom('street.code')
    .select('code')
    .where('list', '=', 'alert-outcome')
    .where('code', '=', outcome)
    .executeTakeFirst()
  if (!known) throw new Refusal('outcome', 'Choose what came of it')
  if (contact && !withSomebody.includes(outcome))
    throw new Refusal('contact', 'Nobody was found: leave the contact out')
  if (contact) {
    const seen = await tx
      .selectFrom('street.contact')
      .select('id')
      .where('id', '=', contact)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (!seen) throw new Refusal('contact', 'Choose a contact of the list')
  }
  await tx
    .updateTable('street.alert')
    .set({
      outcome,
      outcomeWords: words,
      outcomeAt: now,
      outcomeBy: actor.userId,
      contactId: contact,
    })
    .where('id', '=', id)
    .execute()
  await recordAudit(
    tx,
    'street.alert.answered',
    { kind: 'alert', id },
    { outcome, contact, before: alert.outcome },
  )
}

/**
 * Keeps what a reporter was told, word for word, by whoever told them. Throws a Refusal where there is nothing to tell yet,
 * where they were told already, and for words that give somebody away.
 */
export async function keepAnswer(
  tx: Tx,
  actor: Actor,
  { id, reporterOf }: { id: string; reporterOf: string },
  { how, answer }: AnswerInput,
  now: Date,
): Promise<void> {
  const alert = await getAlert(tx, id)
  const reporter = alert.reporters.find(one => one.alertId === reporterOf)
  if (!alert.outcome || !reporter)
    throw new Refusal('answer', 'There is nothing to tell yet: say first what came of it')
  if (reporter.answeredAt) throw new Refusal('answer', 'They were told already')
  const hidden = await listHiddenWords(tx, alert.contactId)
  const gives = revealing(answer, { ...hidden, told: `${alert.place} ${alert.words}` })
  if (gives.length > 0)
    throw new Refusal(
      'answer',
      `Take out what could give somebody away: ${gives.map(word => `‘${word}’`).join(', ')}`,
    )
  await tx
    .updateTable('street.alertReporter')
    .set({ answer, answeredAt: now, answeredBy: actor.userId, answeredHow: how })
    .where('alertId', '=', reporterOf)
    .where('answeredAt', 'is', null)
    .execute()
  await recordAudit(tx, 'street.alert.told', { kind: 'alert', id: reporterOf }, { how })
}
