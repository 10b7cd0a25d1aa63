import { type Selectable, sql } from 'kysely'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import type { DB } from '../../../../platform/db/tables.ts'

/** The tables of what is held: every row stands on a record and is ended, never changed. */
export const factTables = [
  'people.name',
  'people.birth',
  'people.look',
  'people.answer',
  'people.identifier',
  'people.contactRoute',
  'people.companion',
  'people.belonging',
  'people.whereabouts',
  'people.warning',
  'people.warningText',
  'people.verification',
  'people.picture',
  'people.note',
] as const satisfies (keyof DB)[]

export type FactTable = (typeof factTables)[number]

/** What all of them have in common. */
export type Held = Pick<
  Selectable<DB['people.name']>,
  | 'id'
  | 'recordId'
  | 'organisationId'
  | 'category'
  | 'recordedAt'
  | 'recordedBy'
  | 'endedAt'
  | 'endedBecause'
>

/** A row as it is read. */
export type FactRow<Table extends FactTable> = Selectable<DB[Table]> & Held

/** Every row of a table on some records that the reader may read, ended ones too, newest first. */
export async function listFacts<Table extends FactTable>(
  db: ReadDb,
  table: Table,
  recordIds: readonly string[],
): Promise<FactRow<Table>[]> {
  const { rows } = await sql<FactRow<Table>>`
    select * from ${sql.table(table)} where record_id = any(${[...recordIds]}::uuid[])
    order by recorded_at desc, id desc`.execute(db)
  return rows
}
