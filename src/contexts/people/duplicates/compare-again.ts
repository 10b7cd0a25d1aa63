import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { SendJob } from '../../../platform/jobs/job.ts'
import { findRecordOf } from '../record/record-queries.ts'
import { compareRecordJobName } from './compare-record-job-name.ts'

/** Has the organisation's own record of a person compared with all others again, after what it says of them changed. */
export async function compareAgain(
  tx: Tx,
  actor: Actor,
  personId: string,
  sendJob: SendJob,
): Promise<void> {
  const record = await findRecordOf(tx, actor.organisationId, personId)
  if (!record) return
  await sendJob(tx, compareRecordJobName, {
    recordId: record.id,
    userId: actor.userId,
    because: 'changed',
  })
}
