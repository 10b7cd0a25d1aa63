import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db } from '../../../platform/db/connect.ts'
import type { PersonCard } from '../matching/search/person-card.ts'
import { keysVersion, searchKeys } from '../matching/search/person-keys.ts'

const batchSize = 2000
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Makes the search keys anew of every record whose keys were made in an older way, a batch a transaction: stopped in the
 * middle, the next run goes on. Answers with how many there were; where there were any, an event is left in the chain of
 * what belongs to no partnership. `owner` is a connection of the owner. Nothing that anybody told is changed.
 */
export async function rekeyRecords(
  owner: Db,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0
  for (let last: string | null = nobody; last !== null; ) {
    const batch = await rekeyAfter(owner, last)
    done += batch.records
    last = batch.last
    onProgress(done)
  }
  if (done > 0)
    await owner
      .transaction()
      .execute(tx =>
        recordAudit(tx, 'people.records.rekeyed', null, { records: done, keysVersion }),
      )
  return done
}

/** The next records in the order of their ids, and where to go on; null at the end. */
async function rekeyAfter(
  owner: Db,
  id: string,
): Promise<{ records: number; last: string | null }> {
  return await owner.transaction().execute(async tx => {
    const records = await tx
      .selectFrom('people.record')
      .select(['id', 'card'])
      .where('id', '>', id)
      .where('keysVersion', '<', keysVersion)
      .orderBy('id')
      .limit(batchSize)
      .forUpdate()
      .execute()
    const made = records.map(({ id, card }) => ({
      id,
      keys: searchKeys(card as unknown as PersonCard),
    }))
    await sql`update people.record r set keys = made.keys, keys_version = ${keysVersion}
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made (id uuid, keys integer[]) where r.id = made.id`.execute(
      tx,
    )
    return { records: records.length, last: records.at(-1)?.id ?? null }
  })
}
