import { type Selectable, sql } from 'kysely'
import { keptPlan, type ReadDb } from '../../../../platform/db/connect.ts'
import type { DB } from '../../../../platform/db/tables.ts'

/** The tables of what is held: every row stands on a record and is ended, never changed. */
export type FactTable =
  | 'people.name'
  | 'people.birth'
  | 'people.look'
  | 'people.answer'
  | 'people.identifier'
  | 'people.contactRoute'
  | 'people.companion'
  | 'people.belonging'
  | 'people.whereabouts'
  | 'people.warning'
  | 'people.warningText'
  | 'people.verification'
  | 'people.picture'
  | 'people.note'

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
  const { rows } = await sql<
    FactRow<Table>
  >`${keptPlan} select * from ${sql.table(table)} where record_id = any(${[...recordIds]}::uuid[])
    order by recorded_at desc, id desc`.execute(db)
  return rows
}

const readOnce = new WeakMap<readonly string[], Promise<Map<string, unknown[]>>>()

/**
 * The same for a page, where what stands and the timeline need all of it: read in one go, once for a list of records,
 * which `getPerson` makes anew for every request. Never in a command.
 */
export async function listFactsOnce<Table extends FactTable>(
  db: ReadDb,
  table: Table,
  recordIds: readonly string[],
): Promise<FactRow<Table>[]> {
  const reading = readOnce.get(recordIds) ?? readAll(db, recordIds)
  readOnce.set(recordIds, reading)
  return ((await reading).get(table) ?? []) as FactRow<Table>[]
}

async function readAll(db: ReadDb, recordIds: readonly string[]): Promise<Map<string, unknown[]>> {
  const { rows } = await sql<{ keptIn: string; fact: Record<string, unknown> }>`${keptPlan}
    select * from people.facts_of(${[...recordIds]}::uuid[])`.execute(db)
  const tables = new Map<string, unknown[]>()
  for (const { keptIn, fact } of rows) {
    const table = `people.${camelCase(keptIn)}`
    const known = tables.get(table) ?? []
    known.push(rowOf(fact))
    tables.set(table, known)
  }
  return tables
}

/** A row as the driver gives it: JSON keeps instants as text and the names of columns as they are. */
function rowOf(fact: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fact).map(([column, value]) => [
      camelCase(column),
      column.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
