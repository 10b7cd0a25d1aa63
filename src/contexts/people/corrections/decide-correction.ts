import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { factColumns } from '../record/fact-columns.ts'
import type { FactKind } from '../record/facts/fact-kind.ts'
import type { FactTable } from '../record/facts/fact-rows.ts'
import { listMayTell } from '../record/record-queries.ts'
import { refreshCard } from '../record/refresh-card.ts'
import { tablesByKind } from './correction-kinds.ts'
import { findFactRow, getCorrection, type ShownCorrection } from './correction-queries.ts'

/** A worker writes down for the person that something is wrong. Sent again, it changes nothing. */
export async function askCorrection(
  tx: Tx,
  actor: Actor,
  asked: { id: string; personId: string; kind: string; factId: string; said: string },
  now: Date,
): Promise<void> {
  const { id, personId, kind, factId, said } = asked
  if (!Object.hasOwn(tablesByKind, kind)) throw new NotFound()
  const row = await findFactRow(tx, kind, factId)
  const { rows } = await sql<{ id: string }>`
    select id from people.record where id = ${row?.recordId ?? null}::uuid and person_id = ${personId}::uuid`.execute(
    tx,
  )
  if (!row || rows.length === 0 || row.endedAt !== null) throw new NotFound()
  const already = await sql`select from people.correction where id = ${id}::uuid`.execute(tx)
  if (already.rows.length > 0) return
  await sql`
    insert into people.correction (id, partnership_id, record_id, organisation_id, category, fact_kind, fact_id, said, asked_at, asked_by)
    values (${id}::uuid, ${actor.partnershipId}::uuid, ${row.recordId}::uuid, ${row.organisationId}::uuid, ${row.category},
      ${kind}, ${factId}::uuid, ${said}, ${now}, ${actor.userId}::uuid)`.execute(tx)
  await recordAudit(
    tx,
    'people.correction.asked',
    { kind: 'person', id: personId },
    { correction: id },
  )
}

/**
 * The person is right: the row ends, as corrected by the person, and where `right` is given a new one takes its place.
 * Throws a Refusal where it was decided already or is for somebody else to decide, StaleVersion where somebody was
 * quicker.
 */
export async function acceptCorrection<Table extends FactTable, Input>(
  tx: Tx,
  actor: Actor,
  id: string,
  seen: number,
  { now, today }: { now: Date; today: PlainDate },
  right?: { id: string; kind: FactKind<Table, Input>; input: Input },
): Promise<ShownCorrection> {
  const correction = await takeCorrection(tx, actor, id, seen)
  const held = tablesByKind[correction.factKind]
  if (!held) throw new NotFound()
  if (right) {
    right.kind.check?.(right.input, today)
    const category = right.kind.categoryOf(right.input)
    if (!(await listMayTell(tx, actor, correction.personId)).includes(category))
      throw new Refusal(
        'form',
        'You may not write this down: ask your administrator for permission',
      )
    await right.kind.write(
      tx,
      factColumns(actor, correction.recordId, category, now, right.id),
      right.input,
    )
  }
  await sql`
    update ${sql.table(`people.${correction.factKind}`)}
    set ended_at = ${now}, ended_by = ${actor.userId}::uuid, ended_because = 'corrected-by-person'
    where id = ${correction.factId}::uuid and ended_at is null`.execute(tx)
  await tx
    .updateTable('people.record')
    .set({ version: sql`version + 1` })
    .where('id', '=', correction.recordId)
    .execute()
  if (held.isOnCard) await refreshCard(tx, correction.recordId)
  await addStep(tx, actor, correction, 'accepted', null, now, right?.id)
  return correction
}

/** Nothing is changed; the person reads why, and can say that they do not agree. Throws as `acceptCorrection`. */
export async function refuseCorrection(
  tx: Tx,
  actor: Actor,
  id: string,
  seen: number,
  words: string,
  now: Date,
): Promise<void> {
  const correction = await takeCorrection(tx, actor, id, seen)
  await addStep(tx, actor, correction, 'refused', words, now)
}

/** A worker writes down for the person that they do not agree with a refusal. */
export async function challengeCorrection(
  tx: Tx,
  actor: Actor,
  id: string,
  seen: number,
  words: string,
  now: Date,
): Promise<void> {
  const correction = await getCorrection(tx, id)
  if (correction.seen !== seen) throw new StaleVersion()
  if (correction.state !== 'refused') throw new Refusal('form', 'Only a refusal can be challenged')
  await addStep(tx, actor, correction, 'challenged', words || null, now)
}

/** Who may not decide: after a challenge, whoever refused. Said on the page as well. */
export function refusedBefore(correction: Pick<ShownCorrection, 'steps'>, userId: string): boolean {
  return correction.steps.some(step => step.kind === 'refused' && step.byUser === userId)
}

async function takeCorrection(
  db: ReadDb,
  actor: Actor,
  id: string,
  seen: number,
): Promise<ShownCorrection> {
  const correction = await getCorrection(db, id)
  if (correction.organisationId !== actor.organisationId) throw new NotFound()
  if (correction.seen !== seen) throw new StaleVersion()
  if (correction.state !== 'asked' && correction.state !== 'challenged')
    throw new Refusal('form', 'This was decided already')
  if (refusedBefore(correction, actor.userId))
    throw new Refusal(
      'form',
      'You refused it before. Somebody else of your organisation decides now',
    )
  return correction
}

async function addStep(
  tx: Tx,
  actor: Actor,
  correction: ShownCorrection,
  kind: 'accepted' | 'refused' | 'challenged',
  words: string | null,
  now: Date,
  newFactId?: string,
) {
  await sql`
    insert into people.correction_step (correction_id, number, partnership_id, kind, words, new_fact_id, at, by_user)
    values (${correction.id}::uuid, ${correction.seen + 1}, ${actor.partnershipId}::uuid, ${kind}, ${words}, ${newFactId ?? null}::uuid, ${now}, ${actor.userId}::uuid)`.execute(
    tx,
  )
  await recordAudit(
    tx,
    `people.correction.${kind}`,
    { kind: 'person', id: correction.personId },
    {
      correction: correction.id,
      ...(newFactId ? { row: newFactId } : {}),
    },
  )
}
