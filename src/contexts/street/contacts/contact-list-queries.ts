import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listPersonNames, type NamedPerson } from '../../people/index.ts'
import { pageSize } from '../list-form.ts'
import type { PeopleShown } from '../people-shown.ts'

/** One contact as a line of a list, as far as the reader may read it. */
export type ListedContact = {
  id: string
  seenAt: Date
  nightOf: PlainDate
  area: string | null
  siteId: string | null
  site: string | null
  place: string
  bedding: 'bedded-down' | 'about-to' | 'no'
  beddingLabel: string
  leftAsleep: boolean
  description: string
  words: string
  known: 'known' | 'thought' | 'unknown'
  recordId: string | null
  organisation: string
  recordedBy: string
  recordedAt: Date
  withdrawnAt: Date | null
  /** What was held about whoever it was is deleted. */
  isErased: boolean
  person: NamedPerson | null
}

/** Which contacts: what is left out is not asked for. */
export type ContactFilter = {
  night?: PlainDate | undefined
  fromNight?: PlainDate | undefined
  area?: string | undefined
  siteId?: string | undefined
  shiftId?: string | undefined
  recordIds?: readonly string[] | undefined
  unlinked?: boolean | undefined
  withdrawn?: boolean | undefined
  ids?: readonly string[] | undefined
}

function where(filter: ContactFilter): RawBuilder<unknown> {
  const { night, fromNight, area, siteId, shiftId, recordIds, ids } = filter
  const parts = [
    filter.withdrawn ? sql`c.withdrawn_at is not null` : sql`c.withdrawn_at is null`,
    ...(night ? [sql`c.night_of = ${night}`] : []),
    ...(fromNight ? [sql`c.night_of >= ${fromNight}`] : []),
    ...(area ? [sql`c.area_code = ${area}`] : []),
    ...(siteId ? [sql`c.site_id = ${siteId}::uuid`] : []),
    ...(shiftId ? [sql`c.shift_id = ${shiftId}::uuid`] : []),
    ...(recordIds ? [sql`c.record_id = any (${[...recordIds]}::uuid[])`] : []),
    ...(ids ? [sql`c.id = any (${[...ids]}::uuid[])`] : []),
    ...(filter.unlinked ? [sql`c.record_id is null and c.erased_subject is null`] : []),
  ]
  return sql.join(parts, sql` and `)
}

/** The contacts of a filter, newest night first; `most` of them from `skip` on. */
export async function listContacts(
  db: ReadDb,
  partnershipId: string,
  filter: ContactFilter,
  { most = pageSize, skip = 0 }: { most?: number; skip?: number } = {},
): Promise<ListedContact[]> {
  const { rows } = await sql<Omit<ListedContact, 'person'>>`
    select c.id, c.seen_at, c.night_of, a.name as area, c.site_id, s.name as site, c.place, c.bedding, b.label as bedding_label,
      c.left_asleep, c.description, c.words, c.known, c.record_id, o.name as organisation, u.name as recorded_by, c.recorded_at,
      c.withdrawn_at, c.erased_subject is not null as is_erased
    from (select * from street.contact c where c.partnership_id = ${partnershipId}::uuid and ${where(filter)}
      order by c.night_of desc, c.id desc limit ${most} offset ${skip}) c
    join street.code b on b.list = 'bedding' and b.code = c.bedding
    join partnership.organisation o on o.id = c.organisation_id
    join partnership.user_account u on u.id = c.recorded_by
    left join street.site s on s.id = c.site_id
    left join partnership.area a on a.partnership_id = c.partnership_id and a.code = c.area_code
    order by c.night_of desc, c.id desc`.execute(db)
  const people = await listPersonNames(
    db,
    rows.flatMap(row => row.recordId ?? []),
  )
  return rows.map(row => ({ ...row, person: people.get(row.recordId ?? '') ?? null }))
}

/** Who wants older ones says which: counting every contact of ten years would take seconds. */
export const mostListed = 2000

/** How many contacts a filter finds, as far as the reader may read them; at most `mostListed`. */
export async function countContacts(
  db: ReadDb,
  partnershipId: string,
  filter: ContactFilter,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from (select from street.contact c
      where c.partnership_id = ${partnershipId}::uuid and ${where(filter)}
      order by c.night_of desc, c.id desc limit ${mostListed}) c`.execute(db)
  return rows[0]?.total ?? 0
}

/** Whom a list of contacts shows, for the audit chain. */
export function peopleIn(contacts: readonly ListedContact[]): PeopleShown {
  return {
    shown: contacts.flatMap(({ person }) => person?.personId ?? []),
    contacts: contacts.length,
  }
}
