import { createHash } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Database = DB
export type Db = Kysely<Database>
/** A transaction that may write. Commands take it first. */
export type Tx = Transaction<Database>
/** Can read, cannot write. Queries take it first; a `Db` and a `Tx` both fit. */
export type ReadDb = Pick<Db, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>

// A day is a day, not an instant: keep dates as the text that the server sends.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, text => text)
types.setTypeParser(pg.types.builtins.NUMERIC, Number)
types.setTypeParser(pg.types.builtins.INT8, Number)
const arrayOfDates = 1182
types.setTypeParser(arrayOfDates, text => text.slice(1, -1).split(',').filter(Boolean))

const keptMark = '/* kept */'

/**
 * Stands at the start of a statement that is asked very often: each connection prepares it once and keeps its plan. Under
 * row-level security, planning a statement about people takes longer than running it.
 */
export const keptPlan = sql.raw(keptMark)

const pools = new WeakMap<Db, pg.Pool>()
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

/** How many connections of the pool are open, how many of them idle, and how many requests wait for one. */
export function poolCounts(db: Db): { open: number; idle: number; waiting: number } {
  const pool = pools.get(db)
  return {
    open: pool?.totalCount ?? 0,
    idle: pool?.idleCount ?? 0,
    waiting: pool?.waitingCount ?? 0,
  }
}

/**
 * A pool of connections. Give it the role without rights of its own: whatever a request may do, it does as
 * `throughline_app` inside a transaction opened by `readAs` or `writeAs`.
 */
export function connect(config: pg.PoolConfig): Db {
  // Compiling a query (jit) takes longer than any of ours runs.
  const usual = { max: 10, types, application_name: 'throughline', options: '-c jit=off' }
  const pool = new pg.Pool({ ...usual, ...config })
  pool.on('connect', keepPlans)
  // A connection that the server ends while idle is replaced at its next use; one that is in use says so to whoever uses it.
  // Without a listener of its own it would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins,
  })
  pools.set(db, pool)
  return db
}

function keepPlans(client: pg.PoolClient): void {
  client.query = ((...given: unknown[]) => {
    // Called with its own client below.
    // oxlint-disable-next-line typescript/unbound-method
    const { query } = pg.Client.prototype
    const [text, values] = given
    if (typeof text !== 'string' || !text.startsWith(keptMark))
      return Reflect.apply(query, client, given)
    const name = createHash('sha1').update(text).digest('base64url')
    return Reflect.apply(query, client, [{ name, text, values }])
  }) as typeof client.query
}

/**
 * One connection of one's own, and a handle on the same: for what only the driver can do (COPY) in one transaction with
 * everything else. `close` ends an unfinished transaction as well.
 */
export async function connectOnce(
  config: pg.ClientConfig,
): Promise<{ db: Db; client: pg.Client; close: () => Promise<void> }> {
  const client = new pg.Client({
    types,
    application_name: 'throughline',
    options: '-c jit=off',
    ...config,
  })
  await client.connect()
  // Ended by the server: the statement that runs or the next one says so.
  client.on('error', () => {})
  const connection = { query: client.query.bind(client), release: () => {} }
  const pool = { connect: async () => connection, end: async () => {} }
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
    plugins,
  })
  return { db, client, close: () => client.end() }
}
