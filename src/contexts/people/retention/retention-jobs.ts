import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import { writeForUser } from '../../../platform/db/access.ts'
import type { Db } from '../../../platform/db/connect.ts'
import type { FileStore } from '../../../platform/files.ts'
import type { Job, JobData, JobParts } from '../../../platform/jobs/job.ts'
import { carryOutName, makeReportName } from './retention-job-names.ts'
import { listItemsToDo } from './retention-queries.ts'

const purpose = 'retention'

/** Lists what has outlived its period, and deletes nothing. Run again it makes no second list. */
export const makeReportJob: Job = {
  name: makeReportName,
  run: async ({ owner }, { reportId = '', userId = '' }) => {
    await writeForUser(owner, userId, purpose, async tx => {
      const { rows } = await sql<{
        items: number
      }>`select people.make_retention_report(${reportId}::uuid) as items`.execute(tx)
      await recordAudit(
        tx,
        'people.retention.reported',
        { kind: 'retention-report', id: reportId },
        { items: rows[0]?.items ?? 0 },
      )
    })
  },
  givenUp: sayFailed,
}

/**
 * Deletes what a data guardian approved: each item in a transaction of its own, so that a kill in the middle leaves it
 * whole or gone, and the next run goes on with the rest. What something stands against is left, and the report says why.
 */
export const carryOutJob: Job = {
  name: carryOutName,
  run: async ({ owner, files }, { reportId = '', userId = '' }) => {
    const items = await writeForUser(owner, userId, purpose, tx => listItemsToDo(tx, reportId))
    for (const { personId, category } of items)
      await writeForUser(owner, userId, purpose, async tx => {
        await sql`select people.carry_out_retention(${reportId}::uuid, ${personId}::uuid, ${category})`.execute(
          tx,
        )
      })
    await removeFiles(owner, files)
    await writeForUser(owner, userId, purpose, async tx => {
      await sql`select people.finish_retention_report(${reportId}::uuid)`.execute(tx)
    })
  },
  givenUp: sayFailed,
}

async function sayFailed({ owner }: JobParts, { reportId = '' }: JobData): Promise<void> {
  await sql`update people.retention_report set failed = 'It could not be finished. Ask whoever runs the service to look into the log, then ask for a new report.'
    where id = ${reportId}::uuid`.execute(owner)
}

/** After the commit: content that nothing refers to any more. A kill in between leaves it for the next run. */
async function removeFiles(owner: Db, files: FileStore): Promise<void> {
  const { rows } = await sql<{ sha256: Buffer }>`
    select f.sha256 from people.file_to_remove f`.execute(owner)
  for (const { sha256 } of rows) {
    const { rows: used } =
      await sql`select from platform.file where sha256 = ${sha256} limit 1`.execute(owner)
    if (used.length === 0) await files.remove(sha256)
    await sql`delete from people.file_to_remove where sha256 = ${sha256}`.execute(owner)
  }
}
