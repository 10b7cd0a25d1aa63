import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { pageSize } from '../list-form.ts'
import type { SiteQuery } from './site-form.ts'

/** People seen within so many nights count as seen lately. */
export const latelyNights = 30

export type ListedSite = {
  id: string
  name: string
  area: string
  kind: string
  hotSpot: boolean
  endedOn: PlainDate | null
  /** The night of the newest contact that the reader may read; null: none. */
  lastNight: PlainDate | null
  /** People and unknown people seen sleeping out there lately, as far as the reader may read it. */
  lately: number
}

/** The sites of the partnership with what was seen there, hot spots first. */
export async function listSites(
  db: ReadDb,
  { area, hot, ended, page }: SiteQuery,
  today: PlainDate,
): Promise<{ rows: ListedSite[]; total: number }> {
  const wanted = sql`s.ended_on is ${ended ? sql`not null` : sql`null`}
    and (${area} = '' or s.area_code = ${area}) and (not ${hot === 'yes'} or s.hot_spot)`
  const { rows } = await sql<ListedSite>`
    select s.id, s.name, a.name as area, k.label as kind, s.hot_spot, s.ended_on, last.night_of as last_night, lately.people as lately
    from (select * from street.site s where ${wanted}
      order by s.hot_spot desc, s.name, s.id limit ${pageSize} offset ${(page - 1) * pageSize}) s
    join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
    join street.code k on k.list = 'place-kind' and k.code = s.kind
    left join lateral (select c.night_of from street.contact c where c.site_id = s.id and c.withdrawn_at is null
      order by c.night_of desc, c.id desc limit 1) last on true
    left join lateral (select count(distinct coalesce(r.person_id, c.erased_subject, c.id))::integer as people
      from street.contact c left join people.record r on r.id = c.record_id
      where c.site_id = s.id and c.night_of > ${addDays(today, -latelyNights)} and c.withdrawn_at is null
        and c.bedding in ('bedded-down', 'about-to')) lately on true
    order by s.hot_spot desc, s.name, s.id`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.site s where ${wanted}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

export type ShownSite = {
  id: string
  areaCode: string
  area: string
  name: string
  kind: string
  kindLabel: string
  words: string
  safety: string
  easting: number | null
  northing: number | null
  hotSpot: boolean
  fromDate: PlainDate
  endedOn: PlainDate | null
  version: number
  addedBy: string
  addedByOrganisation: string
  mayChange: boolean
}

/** A site. `mayChange`: it was added by the reader's organisation, or they keep all of them. Throws NotFound. */
export async function getSite(db: ReadDb, actor: Actor, id: string): Promise<ShownSite> {
  const { rows } = await sql<ShownSite>`
    select s.id, s.area_code, a.name as area, s.name, s.kind, k.label as kind_label, s.words, s.safety, s.easting, s.northing,
      s.hot_spot, s.from_date, s.ended_on, s.version, u.name as added_by, o.name as added_by_organisation,
      (${actor.roles.includes('coordinator')} or u.organisation_id = ${actor.organisationId}::uuid) as may_change
    from street.site s
    join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
    join street.code k on k.list = 'place-kind' and k.code = s.kind
    join partnership.user_account u on u.id = s.added_by
    join partnership.organisation o on o.id = u.organisation_id
    where s.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound('no such site')
  return found
}

/** Sites that people can be sent to or seen at, by area and name; `areas` empty: of all areas. */
export async function listSiteChoices(
  db: ReadDb,
  areas: readonly string[] = [],
): Promise<{ id: string; name: string; areaCode: string; area: string; hotSpot: boolean }[]> {
  let found = db
    .selectFrom('street.site as s')
    .innerJoin('partnership.area as a', join =>
      join.onRef('a.partnershipId', '=', 's.partnershipId').onRef('a.code', '=', 's.areaCode'),
    )
    .select(['s.id', 's.name', 's.areaCode', 'a.name as area', 's.hotSpot'])
    .where('s.endedOn', 'is', null)
    .orderBy('a.name')
    .orderBy('s.name')
  if (areas.length > 0) found = found.where('s.areaCode', 'in', [...areas])
  return await found.execute()
}
export type SiteChoice = Awaited<ReturnType<typeof listSiteChoices>>[number]
