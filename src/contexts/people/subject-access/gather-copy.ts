import { sql } from 'kysely'
import { addMonths, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { categories } from '../categories.ts'
import { listFacts } from '../record/facts/fact-rows.ts'
import { callName } from '../record/person-queries.ts'
import { listMayTell } from '../record/record-queries.ts'
import { type HeldEntry, listCopyParts } from './copy-part.ts'
import type { Copy, CopyEntry } from './copy-schema.ts'
import { blackOut, findOthers, type OtherSpan } from './find-others.ts'
import { listHeldEntries } from './held-entries.ts'

export type ShownRequest = {
  id: string
  personId: string
  recordId: string
  organisationId: string
  organisation: string
  receivedOn: PlainDate
  receivedHow: string
  askedFor: string | null
  extendedTo: PlainDate | null
  extendedBecause: string | null
  closedAt: Date | null
  closedBecause: string | null
  version: number
  person: string
  reference: string
  /** The last day on which an answer is in time. */
  dueOn: PlainDate
}

const requests = sql`
  select s.id, r.person_id, s.record_id, s.organisation_id, o.name as organisation, s.received_on, s.received_how, s.asked_for,
    s.extended_to, s.extended_because, s.closed_at, s.closed_because, s.version, p.reference
  from people.subject_access s join people.record r on r.id = s.record_id
  join people.person p on p.id = r.person_id
  join partnership.organisation o on o.id = s.organisation_id`

async function withPeople(
  db: ReadDb,
  rows: Omit<ShownRequest, 'person' | 'dueOn'>[],
): Promise<ShownRequest[]> {
  const made: ShownRequest[] = []
  for (const row of rows) {
    const names = await listFacts(db, 'people.name', [row.recordId])
    made.push({
      ...row,
      person: callName(names),
      dueOn: row.extendedTo ?? addMonths(row.receivedOn, 1),
    })
  }
  return made
}

/** The requests to the reader's organisation that are not answered yet, soonest due first. */
export async function listOpenRequests(db: ReadDb): Promise<ShownRequest[]> {
  const { rows } =
    await sql<ShownRequest>`${requests} where s.closed_at is null order by s.received_on limit 200`.execute(
      db,
    )
  return (await withPeople(db, rows)).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** Those of one person that the reader's organisation was sent, newest first. */
export async function listRequestsOf(db: ReadDb, personId: string): Promise<ShownRequest[]> {
  const { rows } =
    await sql<ShownRequest>`${requests} where r.person_id = ${personId}::uuid order by s.received_on desc`.execute(
      db,
    )
  return withPeople(db, rows)
}

/** Throws NotFound. */
export async function getRequest(db: ReadDb, id: string): Promise<ShownRequest> {
  const { rows } = await sql<ShownRequest>`${requests} where s.id = ${id}::uuid`.execute(db)
  const [request] = await withPeople(db, rows)
  if (!request) throw new NotFound()
  return request
}

export type Decision = 'release' | 'black-out' | 'leave-out'

/** Something that may be about somebody else, for a worker to decide about. */
export type MarkedItem = {
  item: string
  kind: string
  category: string | null
  label: string
  value: string
  spans: OtherSpan[]
  decision: Decision | null
  reason: string | null
}

export type Gathered = {
  entries: HeldEntry[]
  marked: MarkedItem[]
  /** How many of them are not decided yet: no file is made while there are any. */
  undecided: number
  /** Whether the reader may read every kind of information: only then is a copy whole. */
  mayMake: boolean
}

/** Everything that the organisation holds about the person, and what of it may be about somebody else. */
export async function gatherCopy(
  db: ReadDb,
  actor: Actor,
  request: ShownRequest,
): Promise<Gathered> {
  const { personId, organisationId } = request
  const mayTell = await listMayTell(db, actor, personId)
  const mayMake = categories.every(category => mayTell.includes(category))
  if (!mayMake) return { entries: [], marked: [], undecided: 0, mayMake }
  const { rows: records } = await sql<{ id: string }>`
    select id from people.record where person_id = ${personId}::uuid and organisation_id = ${organisationId}::uuid order by given_at`.execute(
    db,
  )
  const recordIds = records.map(record => record.id)
  const entries = await listHeldEntries(db, recordIds)
  for (const part of listCopyParts())
    entries.push(...(await part.list(db, { personId, organisationId, recordIds })))
  const known = await namesIn(db, entries)
  const decisions = await listDecisions(db, request.id)
  const marked = entries.flatMap(entry =>
    entry.fields.flatMap((field): MarkedItem[] => {
      const spans = field.about ? findOthers(field.value, known) : []
      if (!field.about || (field.about === 'words' && spans.length === 0)) return []
      const item = itemOf(entry, field.name)
      const decided = decisions.get(item)
      return [
        {
          item,
          kind: entry.kind,
          category: entry.category,
          label: field.label,
          value: field.value,
          spans,
          decision: decided?.decision ?? null,
          reason: decided?.reason ?? null,
        },
      ]
    }),
  )
  return { entries, marked, undecided: marked.filter(one => one.decision === null).length, mayMake }
}

const itemOf = (entry: HeldEntry, field: string) => `${entry.kind}:${entry.id}:${field}`

async function namesIn(db: ReadDb, entries: readonly HeldEntry[]) {
  const valuesOf = (kind: string, names: readonly string[], ofOthers?: boolean) =>
    entries
      .filter(entry => entry.kind === kind)
      .flatMap(entry =>
        entry.fields.filter(
          field =>
            names.includes(field.name) &&
            (ofOthers === undefined || (field.about === 'other') === ofOthers),
        ),
      )
      .map(field => field.value)
  const { rows } = await sql<{ name: string }>`select name from partnership.organisation`.execute(
    db,
  )
  return {
    own: [...valuesOf('name', ['given', 'family']), ...valuesOf('contact_route', ['value'], false)],
    others: [
      ...valuesOf('companion', ['name'], true),
      ...valuesOf('warning', ['saidBy']),
      ...valuesOf('verification', ['vouchedBy']),
    ],
    ordinary: rows.map(row => row.name),
  }
}

async function listDecisions(
  db: ReadDb,
  requestId: string,
): Promise<Map<string, { decision: Decision; reason: string }>> {
  const { rows } = await sql<{ item: string; decision: Decision; reason: string }>`
    select distinct on (item) item, decision, reason from people.subject_access_decision
    where request_id = ${requestId}::uuid order by item, decided_at desc, id desc`.execute(db)
  return new Map(rows.map(row => [row.item, row]))
}

const rights =
  'You can have what is wrong put right, say no to sharing, ask for something to be deleted or used less, and complain to the Information Commissioner: 0303 123 1113, Wycliffe House, Water Lane, Wilmslow SK9 5AF.'

/** The copy as it is given, with everything left out that was decided to be. The caller checks that all is decided. */
export async function makeCopy(
  db: ReadDb,
  request: ShownRequest,
  { entries, marked }: Gathered,
  now: Date,
): Promise<Copy> {
  const byItem = new Map(marked.map(one => [one.item, one]))
  const text = (value: Date | string | null) =>
    value instanceof Date ? value.toISOString() : value
  const shared = await sql<{
    organisation: string
    category: string
    purpose: string
    lawfulBasis: string
  }>`
    select distinct o.name as organisation, c.category, k.purpose, k.lawful_basis
    from partnership.clause_in_force c join partnership.agreement_clause k on k.id = c.id
    join partnership.party_in_force mine on mine.agreement_id = c.agreement_id and mine.organisation_id = ${request.organisationId}::uuid
    join partnership.party_in_force theirs on theirs.agreement_id = c.agreement_id and theirs.organisation_id <> ${request.organisationId}::uuid
    join partnership.organisation o on o.id = theirs.organisation_id order by 1, 2, 3`.execute(db)
  const kept = await sql<{ category: string; months: number | null }>`
    select category, months from people.retention_rule_in_force order by category`.execute(db)
  const looked = await sql<{
    at: Date
    event: string
    organisation: string | null
    roles: string[]
  }>`
    select * from people.subject_access_looks(${request.id}::uuid)`.execute(db)
  const leftOut = marked.filter(one => one.decision !== 'release').length
  return {
    format: 'throughline-copy-of-what-is-held',
    version: 1,
    made_at: now.toISOString(),
    held_by: request.organisation,
    person: { reference: request.reference },
    asked_on: request.receivedOn,
    entries: entries.map(
      (entry): CopyEntry => ({
        kind: entry.kind,
        id: entry.id,
        category: entry.category,
        from: text(entry.from),
        until: text(entry.until),
        fields: entry.fields.map(field => {
          const { name, label, value } = field
          const one = byItem.get(itemOf(entry, name))
          if (!one || one.decision === 'release') return { name, label, value }
          const because = one.reason ?? ''
          if (one.decision === 'black-out')
            return { name, label, value: blackOut(value, one.spans), left_out: 'in part', because }
          return { name, label, value: null, left_out: 'altogether', because }
        }),
      }),
    ),
    shared_with: shared.rows.map(row => ({
      organisation: row.organisation,
      category: row.category,
      purpose: row.purpose,
      lawful_basis: row.lawfulBasis,
    })),
    kept_for: kept.rows,
    looked: looked.rows.map(row => ({ ...row, at: row.at.toISOString() })),
    left_out: { released: marked.length - leftOut, left_out: leftOut },
    rights,
  }
}
