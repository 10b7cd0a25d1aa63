import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { Job, JobData, JobParts } from '../../../platform/jobs/job.ts'
import { estimatePopulation } from '../finding/find-people.ts'
import type { PersonCard } from '../matching/search/person-card.ts'
import { isBroadQuery, queryKeys } from '../matching/search/person-keys.ts'
import { compareRecordJobName } from './compare-record-job-name.ts'
import { type Likeness, likenessOf, queriesOf } from './likeness-rules.ts'
import { raiseMatch } from './raise-match.ts'

/** From here on two records are put before the matching lead. */
const likelyEnoughToRaise = 0.5

const mostRaised = 5
const mostCompared = 1000

/**
 * Compares a record with all others of the partnership, also with those that its organisation may not see, and puts the
 * likely ones before the matching lead. Run again it raises nothing twice.
 */
export const compareRecordJob: Job = { name: compareRecordJobName, run, givenUp }

type Compared = { id: string; personId: string; partnershipId: string; card: PersonCard }

async function run({ owner }: JobParts, { recordId = '', userId = '', because }: JobData) {
  // As the owner of the tables: what is compared goes no further than the two ids and in what they agree.
  await owner.transaction().execute(async tx => {
    const record = await findRecord(tx, recordId)
    if (!record) return
    const likely = await listLikely(tx, record)
    if (likely.length === 0) return
    await sql`select set_config('throughline.partnership_id', ${record.partnershipId}, true),
      set_config('throughline.user_id', ${userId}, true), set_config('throughline.purpose', 'compare a record', true)`.execute(
      tx,
    )
    const why = because === 'changed' ? 'changed' : 'begun'
    for (const { other, likeness } of likely) {
      const id = await raiseMatch(tx, {
        partnershipId: record.partnershipId,
        records: [record.id, other.id],
        likeness,
        because: why,
        userId,
      })
      if (id)
        await recordAudit(
          tx,
          'people.match.raised',
          { kind: 'possible-match', id },
          { because: why },
        )
    }
  })
}

// Nobody waits for it: the next search of all records finds what this one did not.
async function givenUp() {}

/** A record with what stands beside its card and tells people apart. */
const compared = sql`
  r.id, r.person_id, r.partnership_id, r.card || jsonb_build_object(
    'identifiers', (select coalesce(jsonb_agg(i.compact), '[]') from people.identifier i
                    where i.record_id = r.id and i.ended_at is null),
    'phones', (select coalesce(jsonb_agg(c.compact), '[]') from people.contact_route c
               where c.record_id = r.id and c.kind = 'phone' and c.compact <> '' and c.ended_at is null),
    'emails', (select coalesce(jsonb_agg(c.compact), '[]') from people.contact_route c
               where c.record_id = r.id and c.kind = 'email' and c.compact <> '' and c.ended_at is null)
  ) as card`

async function findRecord(tx: Tx, recordId: string): Promise<Compared | undefined> {
  const { rows } = await sql<Compared>`
    select ${compared} from people.record r where r.id = ${recordId}::uuid`.execute(tx)
  return rows[0]
}

async function listLikely(tx: Tx, record: Compared) {
  // One first name alone says too little to suspect anybody.
  const queries = queriesOf(record.card).filter(query => !isBroadQuery(query))
  const keys = [...new Set(queries.flatMap(queryKeys))]
  const { identifiers = [], phones = [], emails = [] } = record.card
  const inPartnership = sql`partnership_id = ${record.partnershipId}::uuid`
  const { rows } = await sql<Compared>`
    select ${compared} from people.record r
    where r.${inPartnership} and r.person_id <> ${record.personId}::uuid and r.id in (
      select people.sharing_keys(${keys}::int4[], ${record.partnershipId}::uuid, ${mostCompared})
      union all
      select i.record_id from people.identifier i
      where i.${inPartnership} and i.compact = any (${[...identifiers]}::text[]) and i.ended_at is null
      union all
      select c.record_id from people.contact_route c
      where c.${inPartnership} and c.compact = any (${[...phones, ...emails]}::text[]) and c.ended_at is null)`.execute(
    tx,
  )
  const population = await estimatePopulation(tx)
  const best = new Map<string, { other: Compared; likeness: Likeness }>()
  for (const other of rows) {
    const likeness = likenessOf(record.card, other.card, population)
    if (likeness.probability < likelyEnoughToRaise) continue
    const before = best.get(other.personId)
    if (!before || before.likeness.probability < likeness.probability)
      best.set(other.personId, { other, likeness })
  }
  return [...best.values()]
    .sort((a, b) => b.likeness.probability - a.likeness.probability)
    .slice(0, mostRaised)
}
