import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** A restriction that counts now. */
export type ShownRestriction = {
  id: string
  reason: string
  reviewOn: PlainDate
  fromAt: Date
  addedByName: string
  addedByOrganisation: string
}

/** The restrictions that count now on some records, oldest first. None: the person is not restricted. */
export async function listRestrictions(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<ShownRestriction[]> {
  const { rows } = await sql<ShownRestriction>`
    select s.id, s.reason, s.review_on, s.from_at, u.name as added_by_name, o.name as added_by_organisation
    from people.restriction s
    join partnership.user_account u on u.id = s.added_by
    join partnership.organisation o on o.id = u.organisation_id
    where s.record_id = any (${[...recordIds]}::uuid[]) and (s.until_at is null or s.until_at > now())
    order by s.from_at, s.id`.execute(db)
  return rows
}

export type NamedUser = { id: string; name: string; organisation: string; addedBy: string }

/** The named staff of a person, by name. */
export async function listNamedStaff(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<NamedUser[]> {
  const { rows } = await sql<NamedUser>`
    select distinct on (u.name, u.id) u.id, u.name, o.name as organisation, s.added_by
    from people.named_staff s
    join partnership.user_account u on u.id = s.user_id
    join partnership.organisation o on o.id = u.organisation_id
    where s.record_id = any (${[...recordIds]}::uuid[]) and (s.until_at is null or s.until_at > now())
    order by u.name, u.id, s.added_at`.execute(db)
  return rows
}

/** Whether whoever asks may let others see the person of a record. Not through broken glass alone. */
export async function mayLetIn(db: ReadDb, recordId: string): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select people.may_let_in(${recordId}::uuid) as may`.execute(db)
  return rows[0]?.may ?? false
}

export type Colleague = { id: string; name: string; organisationId: string; organisation: string }

/** Everybody in the partnership who can see people at all, by organisation and name. */
export async function listColleagues(db: ReadDb): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select u.id, u.name, o.id as organisation_id, o.name as organisation
    from partnership.user_account u
    join partnership.organisation o on o.id = u.organisation_id
    where u.disabled_at is null and (o.ended_on is null or o.ended_on >= current_date)
      and exists (select from partnership.user_role r
        where r.user_id = u.id and r.role in ('worker', 'data-guardian', 'matching-lead'))
    order by o.name, u.name, u.id`.execute(db)
  return rows
}

export type ShownBar = {
  userId: string
  name: string
  organisation: string
  reason: string
  addedAt: Date
}

/** Who must not see the person, for the data guardian; nobody else is told. */
export async function listBars(db: ReadDb, recordIds: readonly string[]): Promise<ShownBar[]> {
  const { rows } = await sql<ShownBar>`
    select distinct on (u.name, u.id) u.id as user_id, u.name, o.name as organisation, b.reason, b.added_at
    from people.bar b
    join partnership.user_account u on u.id = b.user_id
    join partnership.organisation o on o.id = u.organisation_id
    where b.record_id = any (${[...recordIds]}::uuid[]) and (b.until_at is null or b.until_at > now())
    order by u.name, u.id, b.added_at`.execute(db)
  return rows
}
