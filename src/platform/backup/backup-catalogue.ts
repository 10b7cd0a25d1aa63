import type pg from 'pg'
import { queueSchema } from '../jobs/queue.ts'

/** Everything that migrations make belongs to this role, and so does everything that is backed up. */
const OWNER = 'throughline_owner'
// Work that is waiting, not records: the job queue makes its own tables.
const LEFT_OUT = [queueSchema]

export type BackedUpTable = { schema: string; table: string; columns: string[] }
export type BackedUpSequence = { schema: string; sequence: string; value: string; called: boolean }

/** The schemas that hold records, in the order of their names. */
export async function listSchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where pg_get_userbyid(nspowner) = $1 and nspname <> all ($2) order by 1`,
    [OWNER, LEFT_OUT],
  )
  return rows.map(row => row.name)
}

/** Every table with the columns that have to be kept: a generated one follows from the others. */
export async function listTables(client: pg.Client): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(
    `select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any ($1)
     group by 1, 2 order by 1, 2`,
    [await listSchemas(client)],
  )
  return rows
}

/** Where each sequence stands. */
export async function listSequences(client: pg.Client): Promise<BackedUpSequence[]> {
  const { rows } = await client.query<{ schema: string; sequence: string }>(
    `select n.nspname as schema, c.relname as sequence
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname = any ($1) order by 1, 2`,
    [await listSchemas(client)],
  )
  const sequences: BackedUpSequence[] = []
  for (const { schema, sequence } of rows) {
    const at = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quote(client, schema, sequence)}`,
    )
    for (const row of at.rows) sequences.push({ schema, sequence, ...row })
  }
  return sequences
}

/** A name as SQL takes it. */
export function quote(client: pg.Client, schema: string, name: string): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
}

/** `"schema"."table" ("column", …)`, for COPY. */
export function quoteTable(client: pg.Client, { schema, table, columns }: BackedUpTable): string {
  const names = columns.map(column => client.escapeIdentifier(column)).join(', ')
  return `${quote(client, schema, table)} (${names})`
}
