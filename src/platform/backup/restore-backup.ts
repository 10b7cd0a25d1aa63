import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { listMigrations, makeRoles, refuseOldServer } from '../db/migrate.ts'
import { folderStore } from '../files.ts'
import { queueSchema } from '../jobs/queue.ts'
import { CommandMistake } from '../refusal.ts'
import { listSchemas, listTables, quote, quoteTable } from './backup-catalogue.ts'
import type { Manifest, Member } from './manifest.ts'
import { checkBackup, readBackup } from './read-backup.ts'
import { setAsideGuards } from './set-aside-guards.ts'

/**
 * Puts a backup into an empty database, in one transaction: afterwards everything is as it was, or
 * nothing has changed. `replace` removes what the database holds first. The whole file is checked
 * before anything is touched, and the audit chains after. Migrate afterwards.
 * Throws a CommandMistake with one line for everything that can be wrong.
 */
export async function restoreBackup(
  owner: pg.ClientConfig,
  filesFolder: string,
  source: string,
  { replace }: { replace: boolean },
): Promise<Manifest> {
  const manifest = await checkBackup(source)
  refuseNewer(source, manifest)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('throughline migrations'))`)
    await refuseOldServer(client)
    await makeRoles(client, owner)
    await client.query('begin')
    await client.query('set local role throughline_owner')
    await makeEmpty(client, replace)
    await runMigrations(client, manifest)
    await load(client, filesFolder, source, manifest)
    await refuseBrokenChains(client)
    await client.query('commit')
    return manifest
  } finally {
    // Ends an unfinished transaction as well.
    await client.end()
  }
}

/** The database has to have, for the load, exactly the tables that it had for the backup. */
function refuseNewer(source: string, manifest: Manifest) {
  const known = new Map(listMigrations().map(({ name, sha256 }) => [name, sha256]))
  const unknown = manifest.migrations.find(({ name, sha256 }) => known.get(name) !== sha256)
  if (unknown)
    throw new CommandMistake(
      `${source} was made by another version of Throughline (migration ${unknown.name}): restore it with that version or a newer one.`,
    )
}

async function makeEmpty(client: pg.Client, replace: boolean) {
  const schemas = await listSchemas(client)
  if (schemas.length === 0) return
  if (!replace)
    throw new CommandMistake(
      'The database is not empty: give an empty one, or --replace to remove everything in it first.',
    )
  // A running service that does not let go is better stopped than waited for.
  await client.query("set local lock_timeout = '10s'")
  // Waiting work of the job queue belongs to what is removed; migrating makes an empty queue.
  for (const schema of [...schemas, queueSchema])
    await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`)
}

async function runMigrations(client: pg.Client, { migrations }: Manifest) {
  const wanted = new Set(migrations.map(({ name }) => name))
  await client.query('create schema migrations')
  await client.query(
    'create table migrations.applied (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  )
  for (const { name, sql } of listMigrations()) if (wanted.has(name)) await client.query(sql)
}

async function load(client: pg.Client, filesFolder: string, source: string, manifest: Manifest) {
  // Migrations write rows too: what waits for the end of the transaction because of them is looked at now, since a table
  // with something waiting cannot be altered.
  await client.query('set constraints all immediate')
  const putBack = await setAsideGuards(client)
  const tables = await listTables(client)
  for (const table of tables)
    await client.query(`delete from ${quote(client, table.schema, table.table)}`)
  const store = folderStore(filesFolder)
  await readBackup(source, async (member, content) => {
    const table = manifest.tables.find(table => table.member === member.member)
    if (table) await copyIn(client, table, content)
    else await keepFile(store, member, content)
  })
  for (const { schema, sequence, value, called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quote(client, schema, sequence),
      value,
      called,
    ])
  await putBack()
}

async function copyIn(client: pg.Client, table: Manifest['tables'][number], content: Readable) {
  const rows = client.query(copyFrom(`copy ${quoteTable(client, table)} from stdin`))
  await pipeline(content, rows)
  if (rows.rowCount !== table.rows)
    throw new CommandMistake(
      `${table.schema}.${table.table} took ${rows.rowCount} rows of ${table.rows}: nothing was restored.`,
    )
}

async function keepFile(
  store: ReturnType<typeof folderStore>,
  { member, sha256 }: Member,
  content: Readable,
) {
  const kept = await store.keep(await buffer(content))
  if (kept.toString('hex') !== sha256 || member !== join('files', sha256))
    throw new CommandMistake(`${member} is not the file that its name says.`)
}

async function refuseBrokenChains(client: pg.Client) {
  const { rows } = await client.query<{ chain: string; number: string; problem: string }>(
    'select chain, number, problem from platform.verify_audit() limit 1',
  )
  const [broken] = rows
  if (broken)
    throw new CommandMistake(
      `The audit chain ${broken.chain} is broken at ${broken.number} (${broken.problem}): nothing was restored.`,
    )
}
