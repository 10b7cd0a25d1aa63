import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import type { PersonCard } from '../matching/search/person-card.ts'
import { isBroadQuery, queryKeys, searchKeys } from '../matching/search/person-keys.ts'
import type { PersonQuery } from '../matching/search/read-query.ts'
import type { Asked } from './find-form.ts'
import type { GridPoint } from './nearness.ts'

export type CandidateRecord = { id: string; personId: string; card: PersonCard }

/** What was typed and stands with a record outside its card: numbers, ways to reach somebody, places. */
export type Matched = {
  identifiers: string[]
  phones: string[]
  emails: string[]
  postcodes: string[]
  places: string[]
}

export type Candidates = {
  records: CandidateRecord[]
  matched: Map<string, Matched>
  /** Whose reference was typed. */
  byReference: string[]
  /** Where the place is that was typed, where somebody was seen there before. */
  point: GridPoint | null
}

// Those that share most keys. One name is shared by thousands: which of them is meant cannot be told from it anyway.
const mostRead = { broad: 600, narrow: 250 }
const mostPlaces = 500

/**
 * Every record worth comparing with what was typed, as far as whoever looks may see it. `wordByWord` looks for each word
 * alone: slower, and for what stands on several records of one person, their name on one and their dog on another.
 */
export async function readCandidates(
  db: ReadDb,
  actor: Actor,
  asked: Asked,
  wordByWord = false,
): Promise<Candidates> {
  const { query } = asked
  const matched = new Map<string, Matched>()
  const found = (recordId: string): Matched => {
    const one = matched.get(recordId) ?? {
      identifiers: [],
      phones: [],
      emails: [],
      postcodes: [],
      places: [],
    }
    matched.set(recordId, one)
    return one
  }
  for (const row of await readIdentifiers(db, actor, query))
    found(row.recordId).identifiers.push(row.compact)
  for (const { recordId, kind, compact } of await readRoutes(db, actor, query)) {
    const of = found(recordId)
    if (kind === 'phone') of.phones.push(compact)
    else if (kind === 'email') of.emails.push(compact)
    else of.postcodes.push(compact)
  }
  let point: GridPoint | null = null
  for (const { recordId, place, easting, northing } of await readPlaces(db, asked)) {
    found(recordId).places.push(place)
    if (!point && easting !== null && northing !== null) point = { easting, northing }
  }
  const byReference = await readReferences(db, query)
  const keys = wordByWord ? keysOfWords(query) : queryKeys(query)
  const most = wordByWord || isBroadQuery(query) ? mostRead.broad : mostRead.narrow
  const others = [...matched.keys(), ...(await listRecordsOf(db, byReference))]
  const { rows: records } = await sql<CandidateRecord>`${keptPlan}
    select r.id, r.person_id, r.card from people.record r
    where r.id = any (array(select people.candidates(${keys}::int4[], ${most})) || ${others}::uuid[])`.execute(
    db,
  )
  return { records, matched, byReference, point }
}

function keysOfWords(query: PersonQuery): number[] {
  const alone = { ...query, given: null, family: null, birth: null, identifiers: [], phones: [] }
  return query.words.flatMap(word =>
    queryKeys({ ...alone, emails: [], postcodes: [], words: [word] }),
  )
}

async function readIdentifiers(db: ReadDb, { partnershipId }: Actor, { identifiers }: PersonQuery) {
  if (identifiers.length === 0) return []
  return await db
    .selectFrom('people.identifier')
    .select(['recordId', 'compact'])
    .where('partnershipId', '=', partnershipId)
    .where('compact', 'in', [...identifiers])
    .where('endedAt', 'is', null)
    .limit(100)
    .execute()
}

async function readRoutes(db: ReadDb, { partnershipId }: Actor, query: PersonQuery) {
  const typed = [...query.phones, ...query.emails, ...query.postcodes]
  if (typed.length === 0) return []
  return await db
    .selectFrom('people.contactRoute')
    .select(['recordId', 'kind', 'compact'])
    .where('partnershipId', '=', partnershipId)
    .where('compact', 'in', typed)
    .where('endedAt', 'is', null)
    .limit(200)
    .execute()
}

/** Where people were seen at the place that was typed, newest first. Words of the one box count where nothing else does. */
async function readPlaces(db: ReadDb, { query, place }: Asked) {
  const words = place || (isBroadQuery(query) ? query.words.join(' ') : '')
  const keys = searchKeys({
    names: [],
    birth: null,
    places: words ? [words] : [],
    postcodes: query.postcodes,
  })
  if (keys.length === 0) return []
  const { rows } = await sql<{
    recordId: string
    place: string
    easting: number | null
    northing: number | null
  }>`
    select w.record_id, w.place, w.easting, w.northing from people.whereabouts w
    where w.id = any (array(select people.place_candidates(${keys}::int4[]) limit ${mostPlaces}))
    order by w.seen_at desc`.execute(db)
  return rows
}

async function readReferences(db: ReadDb, { identifiers, words }: PersonQuery) {
  const typed = [...identifiers, ...words.map(word => word.toUpperCase())].filter(
    text => text.length === 8,
  )
  if (typed.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select people.persons_called(${typed}::text[]) as id`.execute(db)
  return rows.map(row => row.id)
}

async function listRecordsOf(db: ReadDb, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const records = await db
    .selectFrom('people.record')
    .select('id')
    .where('personId', 'in', [...personIds])
    .execute()
  return records.map(record => record.id)
}
