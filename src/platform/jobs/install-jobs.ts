import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { makeQueues, queueSchema } from './queue.ts'

/**
 * Makes or upgrades the tables of the job queue and lets requests add jobs to it, and nothing more: of a job they may
 * read only its id. Part of migrating; `client` acts as the owner of the tables.
 */
export async function installJobs(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    schema: queueSchema,
    db: { executeSql: (text, values) => client.query(text, values) },
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await makeQueues(boss)
  await boss.stop({ close: false, graceful: false })
  await client.query(`
    grant usage on schema ${queueSchema} to throughline_app;
    grant select on ${queueSchema}.queue, ${queueSchema}.version to throughline_app;
    grant insert, select (id) on ${queueSchema}.job, ${queueSchema}.job_common to throughline_app;
    grant execute on function ${queueSchema}.job_now() to throughline_app;`)
}
