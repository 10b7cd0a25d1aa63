import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listPersonNames, type NamedPerson } from '../../people/index.ts'

/** Whoever slept out within so many nights before is expected. */
export const expectedNights = 7

/** Somebody known who was met on a night. */
export type MetPerson = {
  recordId: string
  personId: string
  person: NamedPerson
  /** The contact of that night. */
  contactId: string
  /** The night on which they were met last before; null: never, as far as the reader may read. */
  before: PlainDate | null
  how: 'new' | 'back' | 'known'
}

/** Somebody who was expected and not met. */
export type MissedPerson = {
  recordId: string
  personId: string
  person: NamedPerson
  contactId: string
  lastNight: PlainDate
  place: string
}

export type NightPeople = {
  met: MetPerson[]
  missed: MissedPerson[]
  /** Contacts with somebody whom nobody knows yet. */
  unknown: number
}

type Asked = {
  night: PlainDate
  /** Only who was met on this shift; null: by anybody that night. */
  shiftId: string | null
  /** Where teams went that night: whoever slept there before is expected. */
  siteIds: readonly string[]
  areaCodes: readonly string[]
  /** Away for so many days or more is back after long. */
  longDays: number
}

/**
 * Who was met on a night, who of them is new or back after long, and who was expected and not met, as far as the reader may
 * read it. Expected is whoever slept out within `expectedNights` before at a site of the route, or in its areas at no site.
 */
export async function listNightPeople(
  db: ReadDb,
  partnershipId: string,
  asked: Asked,
): Promise<NightPeople> {
  const { night, shiftId, siteIds, areaCodes, longDays } = asked
  const ofShift = shiftId ? sql`and c.shift_id = ${shiftId}::uuid` : sql``
  const { rows: met } = await sql<Omit<MetPerson, 'person' | 'how'>>`
    with met as (
      select distinct on (r.person_id) r.person_id, c.record_id, c.id as contact_id
      from street.contact c join people.record r on r.id = c.record_id
      where c.partnership_id = ${partnershipId}::uuid and c.night_of = ${night} and c.withdrawn_at is null ${ofShift}
      order by r.person_id, c.seen_at)
    select met.*, (select max(b.night_of) from people.record br join street.contact b on b.record_id = br.id
      where br.person_id = met.person_id and b.night_of < ${night} and b.withdrawn_at is null) as before
    from met`.execute(db)
  const { rows: missed } = await sql<Omit<MissedPerson, 'person'>>`
    select distinct on (r.person_id) r.person_id, c.record_id, c.id as contact_id, c.night_of as last_night,
      coalesce(nullif(concat_ws(', ', s.name, nullif(c.place, '')), ''), 'Place not written down') as place
    from street.contact c join people.record r on r.id = c.record_id left join street.site s on s.id = c.site_id
    where c.partnership_id = ${partnershipId}::uuid and c.withdrawn_at is null
      and c.night_of between ${addDays(night, -expectedNights)} and ${addDays(night, -1)}
      and c.bedding in ('bedded-down', 'about-to')
      and (c.site_id = any (${[...siteIds]}::uuid[]) or c.site_id is null and c.area_code = any (${[...areaCodes]}::text[]))
      and not exists (select from people.record mr join street.contact m on m.record_id = mr.id
        where mr.person_id = r.person_id and m.night_of = ${night} and m.withdrawn_at is null)
    order by r.person_id, c.night_of desc, c.seen_at desc`.execute(db)
  const { rows: unknown } = await sql<{ count: number }>`
    select count(*)::integer as count from street.contact c
    where c.partnership_id = ${partnershipId}::uuid and c.night_of = ${night} and c.withdrawn_at is null
      and c.record_id is null and c.erased_subject is null ${ofShift}`.execute(db)
  const names = await listPersonNames(
    db,
    [...met, ...missed].map(one => one.recordId),
  )
  const named = <Row extends { recordId: string }>(rows: readonly Row[]) =>
    rows
      .flatMap(row => {
        const person = names.get(row.recordId)
        return person ? [{ ...row, person }] : []
      })
      .sort((a, b) => a.person.name.localeCompare(b.person.name, 'en-GB'))
  return {
    met: named(met).map(one => ({ ...one, how: howOf(one.before, night, longDays) })),
    missed: named(missed),
    unknown: unknown[0]?.count ?? 0,
  }
}

function howOf(before: PlainDate | null, night: PlainDate, longDays: number): MetPerson['how'] {
  if (before === null) return 'new'
  return before <= addDays(night, -longDays) ? 'back' : 'known'
}
