import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import { refreshCard } from '../refresh-card.ts'
import type { FactTable } from './fact-rows.ts'

/** wrong: it was never so; over: it was so once; changed: another row takes its place. */
export type EndReason = 'changed' | 'wrong' | 'over'

/**
 * Says that a fact counts no more; sent again, it changes nothing. Throws NotFound for a row that is not there, that
 * another organisation holds, or that the actor does not see.
 */
export async function endFact(
  tx: Tx,
  actor: Actor,
  kind: { table: FactTable; event: string; isOnCard: boolean },
  personId: string,
  { id, because }: { id: string; because: EndReason },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ recordId: string; endedAt: Date | null }>`
    select f.record_id, f.ended_at from ${sql.table(kind.table)} f join people.record r on r.id = f.record_id
    where f.id = ${id}::uuid and r.person_id = ${personId}::uuid
      and f.organisation_id = ${actor.organisationId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new NotFound()
  if (row.endedAt) return
  await endRow(tx, actor, kind.table, personId, id, because, now)
  await tx
    .updateTable('people.record')
    .set({ version: sql`version + 1` })
    .where('id', '=', row.recordId)
    .execute()
  if (kind.isOnCard) await refreshCard(tx, row.recordId)
  await recordAudit(
    tx,
    `people.${kind.event}.ended`,
    { kind: 'person', id: personId },
    { record: row.recordId, row: id, because },
  )
}

/**
 * Ends one row of the actor's organisation, and the words of a warning with it. Answers with the record that it stood on;
 * null where there is none to end.
 */
export async function endRow(
  tx: Tx,
  actor: Actor,
  table: FactTable,
  personId: string,
  id: string,
  because: EndReason,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ recordId: string }>`
    update ${sql.table(table)} set ended_at = ${now}, ended_by = ${actor.userId}::uuid, ended_because = ${because}
    where id = ${id}::uuid and ended_at is null and organisation_id = ${actor.organisationId}::uuid
      and record_id in (select r.id from people.record r where r.person_id = ${personId}::uuid)
    returning record_id`.execute(tx)
  if (table === 'people.warning')
    await sql`
      update people.warning_text set ended_at = ${now}, ended_by = ${actor.userId}::uuid, ended_because = ${because}
      where warning_id = ${id}::uuid and ended_at is null and organisation_id = ${actor.organisationId}::uuid`.execute(
      tx,
    )
  return rows[0]?.recordId ?? null
}
