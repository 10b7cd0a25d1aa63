import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import { listPersonAges, listPersonNames, type NamedPerson } from '../../people/index.ts'
import { pageSize } from '../list-form.ts'
import { type ListQuery, type Mark, unknownArea } from './list-query-form.ts'
import { recentDays } from './mark-rules.ts'
import type { ListStatus } from './status-rules.ts'

/** Somebody on the list, as far as the reader may read it. */
export type ListedPerson = {
  recordId: string
  person: NamedPerson
  age: string | null
  status: ListStatus
  /** Of somebody active: since when without a break; otherwise since when it is so. */
  since: PlainDate
  reason: string
  area: string | null
  marks: Mark[]
  seen: LastSeen | null
  care: Care | null
}

/** When somebody was seen last, by whomever. */
export type LastSeen = {
  contactId: string
  on: PlainDate
  place: string
  site: string | null
  area: string | null
}

/** Who leads, and what is done next. */
export type Care = {
  id: string
  leadUserId: string | null
  lead: string | null
  groupCode: string | null
  group: string | null
  nextStep: string
  nextOn: PlainDate | null
}

type Asked = Omit<ListQuery, 'page'> & {
  /** A list is shown in pages; a file has everybody. */
  page: number | null
  today: PlainDate
}

type Row = {
  recordId: string
  status: ListStatus
  since: PlainDate
  reason: string
  area: string | null
  isNew: boolean
  isReturning: boolean
  isLongTerm: boolean
  total: number
}

/** The moment at whose end a day is over: what was recorded by then was known by that day. */
export function endOf(day: PlainDate): RawBuilder<Date> {
  return sql`(${addDays(day, 1)}::timestamp at time zone 'Europe/London' - interval '1 microsecond')`
}

/** An area as the database is asked for it: null for everywhere, an empty text where nobody knows. */
export function areaAsked(area: string): string | null {
  if (area === '') return null
  return area === unknownArea ? '' : area
}

/** The by-name list at the end of a day, as the reader may read it: one page of it, and how many there are. */
export async function listPeople(
  db: ReadDb,
  actor: Actor,
  asked: Asked,
): Promise<{ rows: ListedPerson[]; total: number }> {
  const { status, area, group, unseen, mark, order, today, page } = asked
  const day = asked.day ?? today
  const lead = asked.lead === 'me' ? actor.userId : asked.lead
  const { rows } = await sql<Row>`${keptPlan}
    select p.record_id, p.status, p.since, k.label as reason, a.name as area, p.is_new, p.is_returning, p.is_long_term, p.total
    from street.list_page(${day}::date, ${asked.known ? endOf(asked.known) : null}, ${status}, ${areaAsked(area)}, ${group || null},
      ${lead || null}, ${mark}, ${unseen === null ? null : addDays(day, -unseen)}::date, ${addDays(day, -recentDays)}::date,
      ${addMonths(`${day.slice(0, 7)}-01`, -11)}::date, ${order}, ${page === null ? null : pageSize}, ${((page ?? 1) - 1) * pageSize}) with ordinality p
    join street.code k on k.list = 'list-reason' and k.code = p.reason
    left join partnership.area a on a.partnership_id = ${actor.partnershipId}::uuid and a.code = p.area_code
    order by p.ordinality`.execute(db)
  return { rows: await withDetails(db, rows, day), total: rows[0]?.total ?? 0 }
}

async function withDetails(db: ReadDb, rows: Row[], day: PlainDate): Promise<ListedPerson[]> {
  const names = await listPersonNames(
    db,
    rows.map(row => row.recordId),
  )
  // Under the person they belong to today, also on the list of a day before a merge.
  const personIds = [...new Set([...names.values()].map(person => person.personId))]
  const ages = await listPersonAges(db, personIds, day)
  const seen = await listLastSeen(db, personIds)
  const care = await listCare(db, personIds)
  return rows.flatMap(row => {
    const person = names.get(row.recordId)
    if (!person) return []
    return [
      {
        recordId: row.recordId,
        person,
        age: ages.get(person.personId) ?? null,
        status: row.status,
        since: row.since,
        reason: row.reason,
        area: row.area,
        marks: marksOf(row),
        seen: seen.get(person.personId) ?? null,
        care: care.get(person.personId) ?? null,
      },
    ]
  })
}

function marksOf(row: Pick<Row, 'isNew' | 'isReturning' | 'isLongTerm'>): Mark[] {
  return [
    ...(row.isNew ? (['new'] as const) : []),
    ...(row.isReturning ? (['returning'] as const) : []),
    ...(row.isLongTerm ? (['long-term'] as const) : []),
  ]
}

/** When and where some people were seen last, of what the reader may read. */
async function listLastSeen(
  db: ReadDb,
  personIds: readonly string[],
): Promise<Map<string, LastSeen>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<LastSeen & { personId: string }>`${keptPlan}
    select distinct on (n.person_id) n.person_id, n.contact_id, n.seen_on as on, c.place, s.name as site, a.name as area
    from street.list_seen n join street.contact c on c.id = n.contact_id
    left join street.site s on s.id = c.site_id
    left join partnership.area a on a.partnership_id = c.partnership_id and a.code = c.area_code
    where n.person_id = any (${[...personIds]}::uuid[])
    order by n.person_id, n.seen_on desc, n.contact_id desc`.execute(db)
  return new Map(rows.map(({ personId, ...seen }) => [personId, seen]))
}

/** Who leads for some people and what is done next, as it stands. */
export async function listCare(
  db: ReadDb,
  personIds: readonly string[],
): Promise<Map<string, Care>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<Care & { personId: string }>`${keptPlan}
    select r.person_id, c.id, c.lead_user_id, u.name as lead, c.target_group as group_code, k.label as "group", c.next_step, c.next_on
    from people.record r join street.list_care c on c.record_id = r.id
    left join partnership.user_account u on u.id = c.lead_user_id
    left join street.code k on k.list = 'target-group' and k.code = c.target_group
    where r.person_id = any (${[...personIds]}::uuid[]) and c.standing`.execute(db)
  return new Map(rows.map(({ personId, ...care }) => [personId, care]))
}
