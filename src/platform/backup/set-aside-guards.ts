import type pg from 'pg'
import { listSchemas, quote } from './backup-catalogue.ts'

type Trigger = { schema: string; table: string; name: string; state: string }
type ForeignKey = { schema: string; table: string; name: string; definition: string }

const enabling = new Map([
  ['O', 'enable trigger'],
  ['A', 'enable always trigger'],
  ['R', 'enable replica trigger'],
])

/**
 * Takes triggers and foreign keys off every table, so that rows go in as they came out and in any
 * order, without needing a superuser. Answers with the function that puts everything back; the
 * foreign keys are checked again then.
 */
export async function setAsideGuards(client: pg.Client): Promise<() => Promise<void>> {
  const schemas = await listSchemas(client)
  const triggers = await listTriggers(client, schemas)
  const foreignKeys = await listForeignKeys(client, schemas)
  const alter = (of: { schema: string; table: string; name: string }, what: string, rest = '') =>
    client.query(
      `alter table ${quote(client, of.schema, of.table)} ${what} ${client.escapeIdentifier(of.name)} ${rest}`,
    )
  for (const key of foreignKeys) await alter(key, 'drop constraint')
  for (const trigger of triggers) await alter(trigger, 'disable trigger')
  return async () => {
    for (const trigger of triggers) {
      const enable = enabling.get(trigger.state)
      if (enable) await alter(trigger, enable)
    }
    for (const key of foreignKeys) await alter(key, 'add constraint', key.definition)
  }
}

async function listTriggers(client: pg.Client, schemas: string[]): Promise<Trigger[]> {
  const { rows } = await client.query<Trigger>(
    `select n.nspname as schema, c.relname as table, t.tgname as name, t.tgenabled as state
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgparentid = 0 and c.relkind in ('r', 'p') and n.nspname = any ($1)`,
    [schemas],
  )
  return rows
}

async function listForeignKeys(client: pg.Client, schemas: string[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname = any ($1)`,
    [schemas],
  )
  return rows
}
