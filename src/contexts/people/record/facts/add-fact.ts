import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../../platform/refusal.ts'
import { factColumns } from '../fact-columns.ts'
import { ownRecord } from '../own-record.ts'
import { listMayTell } from '../record-queries.ts'
import { refreshCard } from '../refresh-card.ts'
import { endRow } from './end-fact.ts'
import type { FactKind } from './fact-kind.ts'
import type { FactTable } from './fact-rows.ts'
import { takeVersion } from './take-version.ts'

type Adding<Input> = {
  /** Made with the form, so that sending it twice adds one row. */
  id: string
  /** Of the organisation's own record, as the form was filled in from it; 0 where there was none. */
  version: number
  input: Input
  /** The row that this one takes the place of. */
  instead?: string | undefined
}

/**
 * Adds a fact to the record that the actor's organisation keeps of a person, in place of another of its rows where one
 * is named. Sent again, it changes nothing. Throws NotFound for a person whom the actor does not see, StaleVersion where
 * somebody saved meanwhile, and a Refusal for what may not be written down.
 */
export async function addFact<Table extends FactTable, Input>(
  tx: Tx,
  actor: Actor,
  kind: FactKind<Table, Input>,
  personId: string,
  { id, version, input, instead }: Adding<Input>,
  { now, today }: { now: Date; today: PlainDate },
): Promise<void> {
  await refuseUnseen(tx, personId)
  if (await isThere(tx, kind.table, id)) return
  const category = kind.categoryOf(input)
  if (!(await listMayTell(tx, actor, personId)).includes(category))
    throw new Refusal('form', 'You may not write this down: ask your administrator for permission')
  kind.check?.(input, today)
  const recordId = kind.isChangeable
    ? await takeVersion(tx, actor, personId, version, now)
    : await ownRecord(tx, actor, personId, now)
  const endedOn = instead
    ? await endRow(tx, actor, kind.table, personId, instead, 'changed', now)
    : null
  await kind.write(tx, factColumns(actor, recordId, category, now, id), input)
  if (kind.isOnCard) {
    await refreshCard(tx, recordId)
    // An organisation can hold two records of one person, once they were found to be one.
    if (endedOn && endedOn !== recordId) await refreshCard(tx, endedOn)
  }
  await recordAudit(
    tx,
    `people.${kind.event}.added`,
    { kind: 'person', id: personId },
    { record: recordId, row: id, ...(endedOn ? { instead } : {}) },
  )
}

/** Throws NotFound for a person who is not there or whom whoever asks does not see: both look the same. */
export async function refuseUnseen(tx: Tx, personId: string): Promise<void> {
  const seen = await tx
    .selectFrom('people.person')
    .select('id')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!seen) throw new NotFound()
}

async function isThere(tx: Tx, table: FactTable, id: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where id = ${id}::uuid`.execute(tx)
  return rows.length > 0
}
