import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { openEmbedded } from '../src/platform/db/embedded/embedded-server.ts'
import { listMigrations, migrate, webPassword } from '../src/platform/db/migrate.ts'

/** A database of its own for one test file, migrated and empty. */
export type TestDatabase = {
  owner: pg.ClientConfig
  /** As the web process signs in: without rights of its own. */
  app: pg.ClientConfig
  /** Removes the database. Close your connections first. */
  close: () => Promise<void>
}

/** The server that tests run on, and how to give it back. */
export type TestServer = { connection: pg.ClientConfig; release: () => Promise<void> }

const FOLDER = fileURLToPath(new URL('../.tools/test-database', import.meta.url))
const TEMPLATE = 'throughline_template_'
const DATABASE = 'throughline_test_'
const NO_SUCH_DATABASE = '3D000'

/**
 * Opens the server for tests: the one in TEST_DATABASE_URL (a superuser's address), or a built-in
 * one that all test processes share. Its data need not outlive a power cut.
 */
export async function openTestServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return { connection: parseIntoClientConfig(url), release: async () => {} }
  return await openEmbedded(FOLDER, { durable: false })
}

/**
 * Makes a database for one test file, copied from a template that is migrated once for each state
 * of the migrations. Call `close` in `after`.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await openTestServer()
  const database = `${DATABASE}${process.pid}_${randomBytes(4).toString('hex')}`
  await copyTemplate(server, database)
  const owner = { ...server.connection, database }
  return {
    owner,
    app: { ...owner, user: 'throughline_web', password: webPassword(owner) },
    close: async () => {
      await withClient(server.connection, client =>
        client.query(`drop database if exists ${database} with (force)`),
      )
      await server.release()
    },
  }
}

/** Removes what killed test runs left behind. */
export async function dropAbandonedDatabases(server: TestServer) {
  await withClient(server.connection, async client => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database d where datname like '${DATABASE}%'
         and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
    )
    for (const { name } of rows) {
      const pid = Number(name.slice(DATABASE.length).split('_')[0])
      if (!isAlive(pid)) await client.query(`drop database if exists ${name}`)
    }
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function copyTemplate(server: TestServer, database: string) {
  for (let tries = 1; ; tries += 1) {
    const template = await ensureTemplate(server)
    try {
      const sql = `create database ${database} template ${template}`
      await withClient(server.connection, client => client.query(sql))
      return
    } catch (error) {
      // Another run has newer migrations and removed this template meanwhile.
      const gone = error instanceof pg.DatabaseError && error.code === NO_SUCH_DATABASE
      if (!gone || tries === 3) throw error
    }
  }
}

/** The template for the migrations as they are now. One process makes it, the others wait. */
export async function ensureTemplate(server: TestServer): Promise<string> {
  const template = `${TEMPLATE}${fingerprint()}`
  return await withClient(server.connection, async client => {
    if (await exists(client, template)) return template
    await client.query(`select pg_advisory_lock(hashtext('throughline test template'))`)
    if (await exists(client, template)) return template
    await dropTemplates(client)
    const unfinished = `${TEMPLATE}unfinished`
    // The same sorting on every server, whatever its own is.
    await client.query(
      `create database ${unfinished} template template0 encoding 'UTF8' locale 'C'
         locale_provider icu icu_locale 'en-GB'`,
    )
    await migrate({ ...server.connection, database: unfinished })
    await client.query(`alter database ${unfinished} rename to ${template}`)
    return template
  })
}

function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(new URL('../database/roles.sql', import.meta.url)))
  hash.update(readFileSync(new URL('../src/platform/db/migrate.ts', import.meta.url)))
  for (const file of ['install-jobs.ts', 'queue.ts'])
    hash.update(readFileSync(new URL(`../src/platform/jobs/${file}`, import.meta.url)))
  for (const { name, sha256 } of listMigrations()) hash.update(`${name} ${sha256}\n`)
  return hash.digest('hex').slice(0, 16)
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  const { rows } = await client.query('select from pg_database where datname = $1', [database])
  return rows.length > 0
}

async function dropTemplates(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like '${TEMPLATE}%'`,
  )
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
}

async function withClient<T>(
  connection: pg.ClientConfig,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
