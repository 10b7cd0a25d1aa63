import pg from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { CommandMistake } from '../refusal.ts'
import { openEmbedded } from './embedded/embedded-server.ts'
import { migrate, webPassword } from './migrate.ts'

/** An open database: the built-in one of a data folder, or a real server. */
export type OpenDatabase = {
  /** For migrations and for commands typed on the server. Never to answer a request. */
  owner: pg.ClientConfig
  /** For requests: signs in without rights of its own. */
  app: pg.ClientConfig
  /** Gives it back; the built-in server stops after its last user. Close your connections first. */
  close: () => Promise<void>
}

/** The part of the configuration that says which database. */
export type DatabaseConfig = {
  dataFolder: string
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
}

const DATABASE = 'throughline'

/**
 * Opens the database that the configuration names. The built-in server is started and its database
 * made where needed. Does not migrate. Throws a CommandMistake with one line when it cannot.
 */
export async function openDatabase(config: DatabaseConfig): Promise<OpenDatabase> {
  if (config.databaseUrl) return openServer(config.databaseUrl, config.databaseOwnerUrl)
  const server = await openEmbedded(config.dataFolder)
  try {
    await createDatabase(server.connection)
  } catch (error) {
    await server.release()
    throw error
  }
  const owner = { ...server.connection, database: DATABASE }
  return { owner, app: { ...owner, user: 'throughline_web' }, close: server.release }
}

/**
 * Opens the database, brings its schema up to date, hands it to `use`, and closes it again.
 * Works on a fresh data folder and beside a running server.
 */
export async function withDatabase<T>(
  config: DatabaseConfig,
  use: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config)
  try {
    await migrate(database.owner)
    return await use(database)
  } finally {
    await database.close()
  }
}

async function createDatabase(server: pg.ClientConfig) {
  const client = new pg.Client(server)
  await client.connect()
  try {
    const { rows } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rows.length === 0) await client.query(`create database ${DATABASE}`)
  } catch (error) {
    // Two processes made it at the same time.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? '')))
      throw error
  } finally {
    await client.end()
  }
}

async function openServer(url: string, ownerUrl: string | undefined): Promise<OpenDatabase> {
  const given = parseIntoClientConfig(url)
  const owner = ownerUrl ? parseIntoClientConfig(ownerUrl) : given
  await checkConnection(owner)
  // With one address only, the web role's name and password follow from it (see migrate.ts).
  const app = ownerUrl ? given : { ...given, user: 'throughline_web', password: webPassword(owner) }
  return { owner, app, close: async () => {} }
}

async function checkConnection(config: pg.ClientConfig) {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config })
  try {
    await client.connect()
    await client.end()
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error)
    throw new CommandMistake(
      `The database at ${config.host}:${config.port ?? 5432} cannot be used: ${reason}`,
      { cause: error },
    )
  }
}
