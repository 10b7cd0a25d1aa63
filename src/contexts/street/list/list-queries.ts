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
  personId: string
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

/** The by-name list at the end of a day, as the reader may read it: one page of it, and how many there are. */
export async function listPeople(
  db: ReadDb,
  actor: Actor,
  asked: Asked,
): Promise<{ rows: ListedPerson[]; total: number }> {
  const { status, area, group, unseen, mark, order, today, page } = asked
  const day = asked.day ?? today
  const lead = asked.lead === 'me' ? actor.userId : asked.lead
  const spells = asked.known
    ? sql`street.list_as_known(${endOf(asked.known)}, ${day}::date)`
    : sql`street.list_spell`
  const { rows } = await sql<Row>`${keptPlan}
    with listed as materialized (
      select s.*, coalesce(s.entered_on, s.from_on) as since,
        s.status = 'active' and s.entered_from is null and s.entered_on > ${addDays(day, -recentDays)}::date as is_new,
        s.status = 'active' and s.entered_from is not null and s.entered_on > ${addDays(day, -recentDays)}::date as is_returning,
        (select count(*) from unnest(s.months) m (night)
          where m.night <= ${day}::date and m.night >= ${addMonths(`${day.slice(0, 7)}-01`, -11)}::date) >= 3 as is_long_term
      from ${spells} s
      where s.partnership_id = ${actor.partnershipId}::uuid and s.status = ${status}
        and s.from_on <= ${day}::date and s.to_on > ${day}::date
        and (${area} = '' or s.area_code is not distinct from nullif(${area}, ${unknownArea}))
    ), chosen as (
      select l.*, care.next_on, last.seen_on from listed l
      left join lateral (select c.lead_user_id, c.target_group, c.next_on
        from people.record r join street.list_care c on c.record_id = r.id
        where r.person_id = l.person_id and c.standing and ${order === 'step' || group !== '' || lead !== ''} limit 1) care on true
      left join lateral (select max(n.seen_on) as seen_on from street.list_seen n
        where n.person_id = l.person_id and ${order === 'seen' || unseen !== null}) last on true
      where (${mark}::text is null or case ${mark}::text when 'new' then l.is_new when 'returning' then l.is_returning else l.is_long_term end)
        and (${group} = '' or care.target_group = ${group})
        and (${lead} = '' or case when ${lead} = 'nobody' then care.lead_user_id is null else care.lead_user_id::text = ${lead} end)
        and (${unseen}::integer is null or coalesce(last.seen_on <= ${addDays(day, -(unseen ?? 0))}::date, true))
    )
    select c.record_id, c.person_id, c.status, c.since, k.label as reason, a.name as area, c.is_new, c.is_returning, c.is_long_term,
      (count(*) over ())::integer as total
    from chosen c
    join street.code k on k.list = 'list-reason' and k.code = c.reason
    left join partnership.area a on a.partnership_id = c.partnership_id and a.code = c.area_code
    order by case when ${order} = 'seen' then c.seen_on end nulls first, case when ${order} = 'step' then c.next_on end,
      c.since desc, c.person_id
    limit ${page === null ? null : pageSize} offset ${((page ?? 1) - 1) * pageSize}`.execute(db)
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
export async function listLastSeen(
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
