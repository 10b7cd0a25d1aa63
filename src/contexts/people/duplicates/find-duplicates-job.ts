import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db } from '../../../platform/db/connect.ts'
import type { Job, JobData, JobParts } from '../../../platform/jobs/job.ts'
import type { PersonCard } from '../matching/search/person-card.ts'
import { type ComparedRecord, rowOf } from './duplicate-rows.ts'
import type { LikelyRows, ThreadAnswer, ThreadTask } from './duplicates-thread.ts'
import { likenessOf } from './likeness-rules.ts'
import { raiseMatch } from './raise-match.ts'
import { findDuplicatesJobName } from './start-search.ts'

/**
 * Compares all records of a partnership with each other and puts the likely pairs before the matching lead. Run again it
 * raises nothing twice.
 */
export const findDuplicatesJob: Job = { name: findDuplicatesJobName, run, givenUp }

const atOnce = 5000
const mostRaised = 5000

type Search = { id: string; partnershipId: string; startedBy: string }

async function run({ owner }: JobParts, { searchId = '' }: JobData): Promise<void> {
  const search = await owner
    .selectFrom('people.duplicateSearch')
    .select(['id', 'partnershipId', 'startedBy'])
    .where('id', '=', searchId)
    .where('finishedAt', 'is', null)
    .executeTakeFirst()
  if (!search) return
  const thread = new Worker(new URL('./duplicates-thread.ts', import.meta.url))
  try {
    const records = await sendRecords(owner, search, thread)
    const pairs = await link(owner, search, thread, records.length)
    await raiseAll(owner, search, records, pairs)
  } finally {
    await thread.terminate()
  }
}

async function givenUp({ owner }: JobParts, { searchId = '' }: JobData): Promise<void> {
  await owner
    .updateTable('people.duplicateSearch')
    .set({ finishedAt: sql`now()`, failure: 'The search stopped three times. Try again tonight.' })
    .where('id', '=', searchId)
    .where('finishedAt', 'is', null)
    .execute()
}

type Kept = { id: string; personId: string }

/** Reads every record as the owner of the tables and hands it to the thread. Only ids are kept here. */
async function sendRecords(owner: Db, search: Search, thread: Worker): Promise<Kept[]> {
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from people.record where partnership_id = ${search.partnershipId}::uuid`.execute(
    owner,
  )
  const total = counted[0]?.total ?? 0
  const kept: Kept[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const records = await readRecords(owner, search.partnershipId, after)
    const last = records.at(-1)
    if (!last) return kept
    after = last.id
    for (const { id, personId } of records) kept.push({ id, personId })
    thread.postMessage({ kind: 'rows', rows: records.map(rowOf) } satisfies ThreadTask)
    await say(owner, search, 'Reading records', kept.length, total)
  }
}

async function readRecords(owner: Db, partnershipId: string, after: string) {
  const number = (kind: string) =>
    sql`(select max(i.compact) from people.identifier i where i.record_id = r.id and i.kind = ${kind} and i.ended_at is null)`
  const route = (kind: string) =>
    sql`(select max(c.compact) from people.contact_route c where c.record_id = r.id and c.kind = ${kind} and c.compact <> '' and c.ended_at is null)`
  const { rows } = await sql<ComparedRecord>`
    select r.id, r.person_id, r.card, ${number('national-insurance')} as insurance, ${number('nhs')} as nhs,
      ${route('phone')} as phone, ${route('email')} as email, ${route('postal')} as postcode
    from people.record r
    where r.partnership_id = ${partnershipId}::uuid and r.id > ${after}::uuid order by r.id limit ${atOnce}`.execute(
    owner,
  )
  return rows
}

async function link(
  owner: Db,
  search: Search,
  thread: Worker,
  total: number,
): Promise<LikelyRows[]> {
  let saying = Promise.resolve()
  const pairs = await new Promise<LikelyRows[]>((resolve, reject) => {
    thread.on('message', (answer: ThreadAnswer) => {
      if (answer.kind === 'linked') return resolve(answer.pairs)
      const { stage, share } = answer
      saying = saying.then(() => say(owner, search, stage, Math.round(share * total), total))
    })
    thread.on('error', reject)
    thread.on('exit', () =>
      reject(new Error('The search for duplicates stopped without an answer')),
    )
    thread.postMessage({ kind: 'link' } satisfies ThreadTask)
  })
  await saying
  return pairs
}

/** The likeliest pair of records of each two people, the likeliest people first. */
async function raiseAll(
  owner: Db,
  search: Search,
  records: readonly Kept[],
  pairs: readonly LikelyRows[],
): Promise<void> {
  const best = new Map<string, { of: [string, string]; probability: number }>()
  for (const { a, b, probability } of pairs) {
    const [one, other] = [records[a], records[b]]
    if (!one || !other || one.personId === other.personId) continue
    const key = [one.personId, other.personId].sort().join(' ')
    if ((best.get(key)?.probability ?? 0) < probability)
      best.set(key, { of: [one.id, other.id], probability })
  }
  const likeliest = [...best.values()]
    .sort((a, b) => b.probability - a.probability)
    .slice(0, mostRaised)
  let found = 0
  for (let at = 0; at < likeliest.length; at += 200) {
    const some = likeliest.slice(at, at + 200)
    await owner.transaction().execute(async tx => {
      for (const { of, probability } of some) {
        const { rows: cards } = await sql<{ card: PersonCard }>`
          select card from people.record where id = any (${of}::uuid[])`.execute(tx)
        const [a, b] = cards.map(row => row.card)
        const agree = a && b ? likenessOf(a, b, 1000).agree : []
        const id = await raiseMatch(tx, {
          partnershipId: search.partnershipId,
          records: of,
          likeness: { probability, agree },
          because: 'bulk',
          userId: search.startedBy,
        })
        if (id) found += 1
      }
    })
    await say(owner, search, 'Putting them before you', at + some.length, likeliest.length)
  }
  await owner.transaction().execute(async tx => {
    await sql`select set_config('throughline.partnership_id', ${search.partnershipId}, true),
      set_config('throughline.user_id', ${search.startedBy}, true),
      set_config('throughline.purpose', 'look for duplicates', true)`.execute(tx)
    await tx
      .updateTable('people.duplicateSearch')
      .set({ finishedAt: sql`now()`, found })
      .where('id', '=', search.id)
      .execute()
    await recordAudit(
      tx,
      'people.match.raised',
      { kind: 'duplicate-search', id: search.id },
      { because: 'bulk', found, compared: records.length },
    )
  })
}

async function say(owner: Db, search: Search, stage: string, done: number, total: number) {
  await owner
    .updateTable('people.duplicateSearch')
    .set({ stage, done, total })
    .where('id', '=', search.id)
    .execute()
}
