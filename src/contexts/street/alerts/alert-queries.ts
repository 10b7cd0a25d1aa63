import { type RawBuilder, sql } from 'kysely'
import { dayOf, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { pageSize } from '../list-form.ts'
import type { AlertQuery, AlertSource } from './alert-form.ts'
import { alertLikeness, likeEnough } from './duplicate-rules.ts'

export type ListedAlert = {
  id: string
  source: AlertSource
  toldAt: Date
  dueOn: PlainDate
  area: string | null
  site: string | null
  place: string
  outcome: string | null
  outcomeLabel: string | null
  outcomeAt: Date | null
  shiftId: string | null
  shiftAt: Date | null
  /** How many other alerts say the same. */
  joined: number
  /** Somebody wants to hear and was not told; false where the reader does not read who told it. */
  isToTell: boolean
}

const columns = sql`al.id, al.source, al.told_at, al.due_on, a.name as area, s.name as site, al.place, al.outcome, k.label as outcome_label,
  al.outcome_at, al.shift_id, sh.starts_at as shift_at,
  (select count(*)::integer from street.alert j where j.joined_to = al.id) as joined,
  exists (select from street.alert_reporter r where r.wants_answer and r.answered_at is null
    and (r.alert_id = al.id or r.alert_id in (select j.id from street.alert j where j.joined_to = al.id))) as is_to_tell`
const tables = sql`street.alert al
  left join partnership.area a on a.partnership_id = al.partnership_id and a.code = al.area_code
  left join street.site s on s.id = al.site_id
  left join street.shift sh on sh.id = al.shift_id
  left join street.code k on k.list = 'alert-outcome' and k.code = al.outcome`

async function listWhere(
  db: ReadDb,
  wanted: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  most = pageSize,
  skip = 0,
): Promise<ListedAlert[]> {
  const { rows } = await sql<ListedAlert>`
    select ${columns} from ${tables} where ${wanted} order by ${order} limit ${most} offset ${skip}`.execute(
    db,
  )
  return rows
}

const wantedOf: Record<AlertQuery['show'], RawBuilder<unknown>> = {
  open: sql`al.outcome is null and al.joined_to is null`,
  'to-tell': sql`al.outcome is not null and al.joined_to is null and exists (select from street.alert_reporter r
    where r.wants_answer and r.answered_at is null
      and (r.alert_id = al.id or r.alert_id in (select j.id from street.alert j where j.joined_to = al.id)))`,
  done: sql`al.outcome is not null and al.joined_to is null`,
}

/** Alerts without those that were joined to another: open ones by the day on which they are due, others newest first. */
export async function listAlerts(
  db: ReadDb,
  partnershipId: string,
  { show, area, page }: AlertQuery,
): Promise<{ rows: ListedAlert[]; total: number }> {
  const wanted = sql`al.partnership_id = ${partnershipId}::uuid and ${wantedOf[show]} and (${area} = '' or al.area_code = ${area})`
  const order = show === 'done' ? sql`al.told_at desc, al.id` : sql`al.due_on, al.told_at, al.id`
  const rows = await listWhere(db, wanted, order, pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.alert al where ${wanted}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

/** The alerts that a shift looks into, whatever came of them. */
export function listAlertsOfShift(db: ReadDb, shiftId: string): Promise<ListedAlert[]> {
  return listWhere(
    db,
    sql`al.shift_id = ${shiftId}::uuid and al.joined_to is null`,
    sql`al.due_on, al.id`,
    200,
  )
}

/** Open alerts of some areas, or of no area, that no shift looks into yet. */
export function listUnplacedAlerts(
  db: ReadDb,
  partnershipId: string,
  areas: readonly string[],
): Promise<ListedAlert[]> {
  return listWhere(
    db,
    sql`al.partnership_id = ${partnershipId}::uuid and ${wantedOf.open} and al.shift_id is null
      and (al.area_code is null or al.area_code = any (${[...areas]}::text[]))`,
    sql`al.due_on, al.id`,
    100,
  )
}

/**
 * Alerts that came to something on a night: those that one of its shifts looked into, whenever that was said, and of those
 * on no shift the ones of which it was said between the two moments.
 */
export function listOutcomesOfNight(
  db: ReadDb,
  partnershipId: string,
  { night, from, until }: { night: PlainDate; from: Date; until: Date },
): Promise<ListedAlert[]> {
  return listWhere(
    db,
    sql`al.partnership_id = ${partnershipId}::uuid and al.joined_to is null and al.outcome is not null
      and (sh.night_of = ${night} or al.shift_id is null and al.outcome_at >= ${from} and al.outcome_at < ${until})`,
    sql`al.outcome_at, al.id`,
    200,
  )
}

export type ShownReporter = {
  alertId: string
  name: string
  email: string
  phone: string
  wantsAnswer: boolean
  answeredAt: Date | null
  answeredBy: string | null
  answeredHow: 'phone' | 'email' | 'other' | null
  answer: string
}

export type ShownAlert = ListedAlert & {
  areaCode: string | null
  siteId: string | null
  easting: number | null
  northing: number | null
  seenAt: Date | null
  description: string
  words: string
  outcomeWords: string
  outcomeBy: string | null
  contactId: string | null
  joinedTo: string | null
  version: number
  recordedAt: Date
  /** Null: the public told it itself. */
  recordedBy: string | null
  /** Alerts that say the same. */
  same: ListedAlert[]
  /** Who told it and those joined to it, as far as the reader may read. */
  reporters: ShownReporter[]
}

/** One alert. Throws NotFound. */
export async function getAlert(db: ReadDb, id: string): Promise<ShownAlert> {
  const { rows } = await sql<Omit<ShownAlert, 'same' | 'reporters'>>`
    select ${columns}, al.area_code, al.site_id, al.easting, al.northing, al.seen_at, al.description, al.words, al.outcome_words,
      ob.name as outcome_by, al.contact_id, al.joined_to, al.version, al.recorded_at, rb.name as recorded_by
    from ${tables} left join partnership.user_account ob on ob.id = al.outcome_by
    left join partnership.user_account rb on rb.id = al.recorded_by
    where al.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound('no such alert')
  const same = await listWhere(db, sql`al.joined_to = ${id}::uuid`, sql`al.told_at, al.id`, 100)
  const { rows: reporters } = await sql<ShownReporter>`
    select r.alert_id, r.name, r.email, r.phone, r.wants_answer, r.answered_at, u.name as answered_by, r.answered_how, r.answer
    from street.alert_reporter r left join partnership.user_account u on u.id = r.answered_by
    where r.alert_id = any (${[id, ...same.map(one => one.id)]}::uuid[]) order by r.alert_id`.execute(
    db,
  )
  return { ...found, same, reporters }
}

export type SuggestedAlert = ListedAlert & { points: number; reasons: string[] }

/** Alerts of about the same time that may be about the same person, likeliest first. */
export async function listLikeAlerts(
  db: ReadDb,
  partnershipId: string,
  alert: ShownAlert,
): Promise<SuggestedAlert[]> {
  const { rows } = await sql<{
    id: string
    toldAt: Date
    seenAt: Date | null
    areaCode: string | null
    siteId: string | null
    place: string
    description: string
    easting: number | null
    northing: number | null
  }>`
    select o.id, o.told_at, o.seen_at, o.area_code, o.site_id, o.place, o.description, o.easting, o.northing
    from street.alert o
    where o.partnership_id = ${partnershipId}::uuid and o.id <> ${alert.id}::uuid and o.joined_to is null
      and o.told_at between ${alert.toldAt}::timestamptz - interval '14 days' and ${alert.toldAt}::timestamptz + interval '14 days'
    order by o.told_at desc limit 300`.execute(db)
  const like = rows
    .map(row => ({ id: row.id, ...alertLikeness(alert, row) }))
    .filter(one => one.points >= likeEnough)
    .sort((a, b) => b.points - a.points)
    .slice(0, 5)
  const listed = await listWhere(
    db,
    sql`al.id = any (${like.map(one => one.id)}::uuid[])`,
    sql`al.told_at, al.id`,
  )
  return like.flatMap(one => {
    const found = listed.find(row => row.id === one.id)
    return found ? [{ ...found, points: one.points, reasons: one.reasons }] : []
  })
}

/** By when the reporter hears: working days from the day it was told. */
export async function dueDay(db: ReadDb, toldAt: Date, workingDays: number): Promise<PlainDate> {
  const { rows } = await sql<{ due: PlainDate }>`
    select platform.working_days_after(${dayOf(toldAt)}::date, ${workingDays}) as due`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database counts no working days')
  return row.due
}

/** What the answer to a reporter must not say: the names of whoever was found, and where. */
export async function listHiddenWords(
  db: ReadDb,
  contactId: string | null,
): Promise<{ names: string[]; places: string[] }> {
  if (!contactId) return { names: [], places: [] }
  const { rows: names } = await sql<{ name: string }>`
    select n.given || ' ' || n.family as name
    from street.contact c join people.record r on r.id = c.record_id
    join people.record other on other.person_id = r.person_id
    join people.name n on n.record_id = other.id
    where c.id = ${contactId}::uuid`.execute(db)
  const { rows: places } = await sql<{ place: string }>`
    select concat_ws(' ', s.name, c.place) as place
    from street.contact c left join street.site s on s.id = c.site_id where c.id = ${contactId}::uuid`.execute(
    db,
  )
  return { names: names.map(row => row.name), places: places.map(row => row.place) }
}

/** How the people of some alerts look, by the id of the alert. */
export async function listAlertDescriptions(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('street.alert')
    .select(['id', 'description'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id, row.description]))
}
