import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { areaAsked, endOf } from './list-queries.ts'
import type { ListStatus } from './status-rules.ts'

/** How many people have each status at the end of a day, whoever may read about them. */
export async function countList(
  db: ReadDb,
  { day, known, area }: { day: PlainDate; known: PlainDate | null; area: string },
): Promise<Map<ListStatus, number>> {
  const { rows } = await sql<{ status: ListStatus; people: number }>`
    select * from street.list_counts(${day}::date, ${known ? endOf(known) : null}, ${areaAsked(area)})`.execute(
    db,
  )
  return new Map(rows.map(({ status, people }) => [status, people]))
}

/** Whether the reader works with people on the street at all: they are told numbers as they are. */
export async function mayReadStreet(db: ReadDb): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce('street:' || platform.current_organisation_id() = any (people.open_to_me()), false) as may`.execute(
    db,
  )
  return rows[0]?.may ?? false
}

/** Everybody who may lead for somebody: the workers of the partnership, by name. */
export async function listLeads(db: ReadDb): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select u.id, u.name || ', ' || coalesce(o.short_name, o.name) as name
    from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id
    where u.disabled_at is null and exists (select from partnership.user_role r where r.user_id = u.id and r.role = 'worker')
    order by u.name, u.id`.execute(db)
  return rows
}
