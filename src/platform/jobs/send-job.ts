import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Db, Tx } from '../db/connect.ts'
import type { QueuedJob, SendJob } from './job.ts'
import { queueSchema, workQueue } from './queue.ts'

/** Sends jobs with the rights of a request. Close it when the process stops. */
export type JobSender = { send: SendJob; close: () => Promise<void> }

/** The sender of one process. It asks the database about the queue at the first job and remembers. */
export function makeJobSender(db: Db): JobSender {
  let started: Promise<PgBoss> | undefined
  const boss = () => {
    started ??= start(db).catch(error => {
      started = undefined
      throw error
    })
    return started
  }
  return {
    send: async (tx, job, data, notBefore) => {
      const queued: QueuedJob = { job, data }
      const later = notBefore ? { startAfter: notBefore } : {}
      await (await boss()).send(workQueue, queued, { db: asDatabase(tx), ...later })
    },
    close: async () => {
      await (await started)?.stop({ close: false, graceful: false })
    },
  }
}

async function start(db: Db): Promise<PgBoss> {
  const boss = new PgBoss({
    schema: queueSchema,
    db: {
      executeSql: (text, values) =>
        db.transaction().execute(async tx => {
          await sql`set local role throughline_app`.execute(tx)
          return await asDatabase(tx).executeSql(text, values)
        }),
    },
    migrate: false,
    supervise: false,
    schedule: false,
  })
  // What it looks up again in the background may fail while the database is away; a job that is sent says so itself.
  boss.on('error', () => {})
  return await boss.start()
}

/** A transaction as the queue wants it, without our renaming of columns. */
function asDatabase(tx: Tx) {
  return fromKysely(tx.withoutPlugins())
}
