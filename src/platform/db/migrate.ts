import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { installJobs } from '../jobs/install-jobs.ts'
import { CommandMistake } from '../refusal.ts'

const folder = new URL('../../../database/', import.meta.url)

type Migration = { name: string; sql: string; sha256: string }

/** The migrations in the order in which they run. */
export function listMigrations(): Migration[] {
  return readdirSync(new URL('migrations/', folder))
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => {
      const sql = readFileSync(new URL(`migrations/${name}`, folder), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Makes the roles and brings the schema up to date. Forward only, one transaction a migration, one process at a
 * time (advisory lock). Answers with the names of the migrations that it ran.
 * `owner` must be able to make roles, or `database/roles.sql` must have been run by someone who can.
 */
export async function migrate(owner: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('throughline migrations'))`)
    await refuseOldServer(client)
    await makeRoles(client, owner)
    await client.query('set role throughline_owner')
    const ran = await runMissing(client)
    await installJobs(client)
    return ran
  } finally {
    await client.end()
  }
}

/** Throws where the server is older than what is supported. */
export async function refuseOldServer(client: pg.Client) {
  const { rows } = await client.query<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  )
  const server = rows[0]
  if (server && server.version < 150_000)
    throw new CommandMistake(`PostgreSQL 15 or newer is needed; this server is ${server.name}.`)
}

/** Makes the roles that everything belongs to; safe to run again. */
export async function makeRoles(client: pg.Client, owner: pg.ClientConfig) {
  try {
    await client.query(readFileSync(new URL('roles.sql', folder), 'utf8'))
    await client.query(webRoleSql(webPassword(owner)))
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    await client.query(
      `grant create, connect on database ${client.escapeIdentifier(rows[0]?.name ?? '')} to throughline_owner`,
    )
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501')
      throw new CommandMistake(
        'The database user may not make roles. Have an administrator run database/roles.sql, or set DATABASE_OWNER_URL to a user who may.',
      )
    throw error
  }
}

/** The role that the web process signs in with: it may only become `throughline_app`. */
function webRoleSql(password: string | undefined): string {
  return `do $$ begin
    if not exists (select from pg_roles where rolname = 'throughline_web') then
      create role throughline_web login noinherit nobypassrls;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$;
  alter role throughline_web password ${password ? `'${password}'` : 'null'};
  grant throughline_app to throughline_web;
  do $$ begin execute format('grant throughline_owner to %I', current_user); end $$;`
}

/**
 * The web role's password, the same on every machine that has the same owner address, so that one setting is
 * enough to run the service and no second secret has to be kept. An owner without a password gives the web role none
 * either: it could be guessed. The server then has to know both by other means (peer, certificate).
 */
export function webPassword(owner: pg.ClientConfig): string | undefined {
  if (typeof owner.password !== 'string' || owner.password === '') return undefined
  return createHmac('sha256', owner.password).update('throughline_web').digest('hex')
}

async function runMissing(client: pg.Client): Promise<string[]> {
  await client.query(`create schema if not exists migrations`)
  await client.query(
    `create table if not exists migrations.applied (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migrations.applied',
  )
  const applied = new Map(rows.map(row => [row.name, row.sha256]))
  const ran: string[] = []
  for (const migration of listMigrations()) {
    const before = applied.get(migration.name)
    if (before === migration.sha256) continue
    if (before)
      throw new CommandMistake(
        `Migration ${migration.name} was changed after it ran here. Restore the file, and add a new migration instead.`,
      )
    await client.query('begin')
    try {
      await client.query(migration.sql)
      await client.query('insert into migrations.applied (name, sha256) values ($1, $2)', [
        migration.name,
        migration.sha256,
      ])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(
        `Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      )
    }
    ran.push(migration.name)
  }
  return ran
}
