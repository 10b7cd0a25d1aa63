import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** What the rules of a contact ask of the database: read once for as many contacts as are recorded together. */
export type KnownToContacts = {
  mayKeepStreet: boolean
  mayKeepPictures: boolean
  /** 'need wet-cold' and so on. */
  codes: ReadonlySet<string>
  /** The sites of the partnership, by id. */
  sites: ReadonlyMap<string, KnownSite>
  areaCodes: ReadonlySet<string>
}

export type KnownSite = {
  id: string
  areaCode: string
  easting: number | null
  northing: number | null
}

type Row = {
  street: boolean
  pictures: boolean
  codes: string[]
  sites: KnownSite[]
  areaCodes: string[]
}

export async function readKnownToContacts(db: ReadDb, actor: Actor): Promise<KnownToContacts> {
  const { rows } = await sql<Row>`
    select opened @> array[${`street:${actor.organisationId}`}] as street,
      opened @> array[${`picture:${actor.organisationId}`}] and people.may_keep_pictures() as pictures,
      array(select c.list || ' ' || c.code from street.code c where c.list in ('place-kind', 'need', 'offer')) as codes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'areaCode', s.area_code, 'easting', s.easting, 'northing', s.northing)), '[]')
        from street.site s) as sites,
      array(select a.code from partnership.area a) as area_codes
    from people.open_to_me() opened`.execute(db)
  const [row] = rows
  return {
    mayKeepStreet: row?.street ?? false,
    mayKeepPictures: row?.pictures ?? false,
    codes: new Set(row?.codes),
    sites: new Map((row?.sites ?? []).map(site => [site.id, site])),
    areaCodes: new Set(row?.areaCodes),
  }
}
