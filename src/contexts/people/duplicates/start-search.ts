import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import type { SendJob } from '../../../platform/jobs/job.ts'
import { Refusal } from '../../../platform/refusal.ts'

export const findDuplicatesJobName = 'people.find-duplicates'

/** Starts a search of all records for people who were recorded twice. Throws a Refusal while another one goes on. */
export async function startSearch(tx: Tx, actor: Actor, sendJob: SendJob): Promise<string> {
  const last = await findLastSearch(tx)
  if (last && !last.finishedAt)
    throw new Refusal('form', 'A search is going on already. Wait until it has ended')
  const id = newId()
  await tx
    .insertInto('people.duplicateSearch')
    .values({ id, partnershipId: actor.partnershipId, startedBy: actor.userId })
    .execute()
  await sendJob(tx, findDuplicatesJobName, { searchId: id })
  await recordAudit(tx, 'people.match.looked-for', { kind: 'duplicate-search', id })
  return id
}

/** The newest search of the partnership, as the matching lead reads it. */
export async function findLastSearch(db: ReadDb) {
  return await db
    .selectFrom('people.duplicateSearch')
    .selectAll()
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}
