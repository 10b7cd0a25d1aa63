import { type RawBuilder, sql } from 'kysely'
import { addDays, dayOf, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { pageSize } from '../list-form.ts'
import { nightOf } from '../night-of.ts'
import type { ShiftQuery } from './shift-form.ts'

export type ListedShift = {
  id: string
  organisation: string
  startsAt: Date
  endsAt: Date
  nightOf: PlainDate
  meetingPlace: string
  cancelledAt: Date | null
  areas: string[]
  crew: string[]
  sites: number
}

const columns = sql`s.id, o.name as organisation, s.starts_at, s.ends_at, s.night_of, s.meeting_place, s.cancelled_at,
  array(select a.name from street.shift_area sa join partnership.area a on a.partnership_id = sa.partnership_id and a.code = sa.area_code
    where sa.shift_id = s.id order by a.name) as areas,
  array(select u.name from street.shift_crew sc join partnership.user_account u on u.id = sc.user_id
    where sc.shift_id = s.id order by sc.leads desc, u.name) as crew,
  (select count(*)::integer from street.shift_site ss where ss.shift_id = s.id) as sites`

/** Shifts of the partnership: of this night, those to come, or those that are over, newest first. */
export async function listShifts(
  db: ReadDb,
  { show, page }: ShiftQuery,
  now: Date,
): Promise<{ rows: ListedShift[]; total: number }> {
  const tonight = nightOf(now)
  const [wanted, order] =
    show === 'tonight'
      ? [sql`s.night_of = ${tonight}`, sql`s.starts_at, s.id`]
      : show === 'coming'
        ? [sql`s.night_of > ${tonight}`, sql`s.night_of, s.starts_at, s.id`]
        : [sql`s.night_of < ${tonight}`, sql`s.night_of desc, s.starts_at desc, s.id`]
  const rows = await listWhere(db, wanted, order, pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.shift s where ${wanted}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

async function listWhere(
  db: ReadDb,
  wanted: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  most: number,
  skip: number,
): Promise<ListedShift[]> {
  const { rows } = await sql<ListedShift>`
    select ${columns} from street.shift s join partnership.organisation o on o.id = s.organisation_id
    where ${wanted} order by ${order} limit ${most} offset ${skip}`.execute(db)
  return rows
}

/** Shifts of one night that were not cancelled. */
export function listShiftsOfNight(db: ReadDb, night: PlainDate): Promise<ListedShift[]> {
  return listWhere(
    db,
    sql`s.night_of = ${night} and s.cancelled_at is null`,
    sql`s.starts_at, s.id`,
    200,
    0,
  )
}

/** Shifts on which an alert can be looked into, or at which somebody was seen: of the last days and those to come. */
export function listShiftChoices(db: ReadDb, now: Date, daysBack: number): Promise<ListedShift[]> {
  const from = addDays(dayOf(now), -daysBack)
  return listWhere(
    db,
    sql`s.night_of >= ${from} and s.night_of <= ${addDays(dayOf(now), 31)} and s.cancelled_at is null`,
    sql`s.night_of, s.starts_at, s.id`,
    200,
    0,
  )
}

export type RouteStop = {
  siteId: string
  name: string
  area: string
  areaCode: string
  words: string
  safety: string
  hotSpot: boolean
  endedOn: PlainDate | null
}

export type CrewMember = {
  userId: string
  name: string
  organisation: string
  organisationId: string
  buddyId: string | null
  buddy: string | null
  leads: boolean
}

export type ShownShift = ListedShift & {
  organisationId: string
  note: string
  cancelledBecause: string | null
  version: number
  areaCodes: string[]
  route: RouteStop[]
  members: CrewMember[]
  isOver: boolean
  hasBegun: boolean
  mayChange: boolean
}

/** One shift with its route and crew. Throws NotFound. */
export async function getShift(
  db: ReadDb,
  actor: Actor,
  id: string,
  now: Date,
): Promise<ShownShift> {
  type Row = Omit<ShownShift, 'route' | 'members' | 'isOver' | 'hasBegun' | 'mayChange'>
  const { rows } = await sql<Row>`
    select ${columns}, s.organisation_id, s.note, s.cancelled_because, s.version,
      array(select sa.area_code from street.shift_area sa where sa.shift_id = s.id order by sa.area_code) as area_codes
    from street.shift s join partnership.organisation o on o.id = s.organisation_id
    where s.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound('no such shift')
  const { rows: route } = await sql<RouteStop>`
    select ss.site_id, s.name, a.name as area, s.area_code, s.words, s.safety, s.hot_spot, s.ended_on
    from street.shift_site ss join street.site s on s.id = ss.site_id
    join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
    where ss.shift_id = ${id}::uuid order by ss.position, s.name`.execute(db)
  const { rows: members } = await sql<CrewMember>`
    select sc.user_id, u.name, o.name as organisation, u.organisation_id, sc.buddy_id, b.name as buddy, sc.leads
    from street.shift_crew sc join partnership.user_account u on u.id = sc.user_id
    join partnership.organisation o on o.id = u.organisation_id
    left join partnership.user_account b on b.id = sc.buddy_id
    where sc.shift_id = ${id}::uuid order by sc.leads desc, u.name`.execute(db)
  return {
    ...found,
    route,
    members,
    isOver: found.endsAt <= now,
    hasBegun: found.startsAt <= now,
    mayChange:
      actor.roles.includes('coordinator') ||
      (actor.roles.includes('worker') && found.organisationId === actor.organisationId),
  }
}

/** Who may go out or be told: workers and co-ordinators of an organisation, or of all of them. */
export async function listCrewChoices(
  db: ReadDb,
  organisationId: string | null,
): Promise<{ id: string; name: string; organisation: string }[]> {
  const { rows } = await sql<{ id: string; name: string; organisation: string }>`
    select u.id, u.name, o.name as organisation
    from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
    where u.disabled_at is null and (${organisationId}::uuid is null or u.organisation_id = ${organisationId}::uuid)
      and exists (select from partnership.user_role r where r.user_id = u.id and r.role in ('worker', 'coordinator'))
    order by o.name, u.name, u.id limit 500`.execute(db)
  return rows
}
