import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { listMigrations } from '../db/migrate.ts'
import type { App } from './app.ts'

const patienceMs = 2000

/** `/health` says that the process is alive, `/ready` that it can answer people: for whoever starts and watches it. */
export function healthRoutes(app: App): void {
  const known = new Map(listMigrations().map(({ name, sha256 }) => [name, sha256]))
  app.server.get('/health', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.server.get('/ready', async (_request, reply) => {
    const reason = await findReasonToWait(app.db, known)
    return reply
      .code(reason === undefined ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(reason === undefined ? { status: 'ready' } : { status: 'not ready', reason })
  })
}

/** Why people cannot be answered yet, without a word about where the database is. */
async function findReasonToWait(
  db: Db,
  known: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  try {
    const applied = await withPatience(listApplied(db))
    // More than are known here is fine: a newer process migrated, and this one works with that too.
    const missing = [...known].filter(([name, sha256]) => applied.get(name) !== sha256)
    return missing.length === 0 ? undefined : 'the database is not migrated'
  } catch {
    return 'the database does not answer'
  }
}

async function listApplied(db: Db): Promise<Map<string, string>> {
  return await db
    .transaction()
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`set local role throughline_app`.execute(tx)
      const { rows } = await sql<{ name: string; sha256: string }>`
        select name, sha256 from migrations.applied`.execute(tx)
      return new Map(rows.map(row => [row.name, row.sha256]))
    })
}

async function withPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too long')), patienceMs)
  })
  try {
    return await Promise.race([answer, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
