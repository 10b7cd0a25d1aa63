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
  | 'endedBy'
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

const readOnce = new WeakMap<readonly string[], Map<FactTable, Promise<unknown>>>()

/**
 * The same for parts of one page that need the same rows, such as what stands and the timeline: read once for a list of
 * records, which is made anew by `getPerson` for every request. Never in a command.
 */
export async function listFactsOnce<Table extends FactTable>(
  db: ReadDb,
  table: Table,
  recordIds: readonly string[],
): Promise<FactRow<Table>[]> {
  const known = readOnce.get(recordIds) ?? new Map<FactTable, Promise<unknown>>()
  readOnce.set(recordIds, known)
  const reading = known.get(table) ?? listFacts(db, table, recordIds)
  known.set(table, reading)
  return (await reading) as FactRow<Table>[]
}
