import { sql } from 'kysely'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import type { YearValues } from './claim-rules.ts'

export const england = 'E92000001'

/** One area in one year, by the edition that counts. */
export type AreaYear = {
  areaCode: string
  year: number
  people: number | null
  marker: string | null
  edition: string
  certainty: string
  /** Other values that other editions print for the same. */
  otherwise: string | null
}

/** One year of a series: the sum over its areas, or null with the reason. */
export type SeriesYear = {
  year: number
  people: number | null
  missing: string | null
  editions: string[]
  isSecondHand: boolean
  otherwise: string | null
  approach: string | null
  ratePer100000: number | null
}

export type Series = { codes: string[]; name: string; years: SeriesYear[]; sources: Source[] }
type Source = {
  edition: string
  source: string
  publishedOn: string
  certainty: string
  licence: string
}

/** Every area of which figures are held, by the code that it has now. */
export async function listPublishedAreas(db: ReadDb): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select distinct on (coalesce(r.new_code, f.area_code)) coalesce(r.new_code, f.area_code) as code, f.area_name as name
    from street.published_figure f left join street.area_recode r on r.old_code = f.area_code
    order by 1, f.year desc`.execute(db)
  const { rows: own } = await sql<{ code: string; name: string }>`
    select distinct a.code, a.name from street.snapshot s
    join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code where s.signed_at is not null`.execute(
    db,
  )
  const all = new Map([...own, ...rows].map(one => [one.code, one]))
  return [...all.values()].sort(
    (a, b) =>
      Number(b.code === england) - Number(a.code === england) || a.name.localeCompare(b.name),
  )
}

/**
 * The series of one area, or of several added up, under all the codes that each of them ever had. Of two editions the
 * confirmed one counts before the second-hand one and the newer before the older; a count that the partnership signed
 * stands where nothing is published yet. A year in which one of the areas has no figure has no sum.
 */
export async function getSeries(
  db: ReadDb,
  codes: readonly string[],
  name: string,
): Promise<Series> {
  const wanted = [...codes]
  const { rows } = await sql<AreaYear & { approach: string | null }>`
    with code as (
      select now as now, now as any_code from unnest(${wanted}::text[]) as now
      union select now, r.old_code from unnest(${wanted}::text[]) as now join street.area_recode r on r.new_code = now
      union select now, r.new_code from unnest(${wanted}::text[]) as now join street.area_recode r on r.old_code = now
    ), printed as (
      select code.now as area_code, f.year, f.value::integer as people, f.marker, f.edition, e.certainty, e.published_on,
        row_number() over (partition by code.now, f.year
          order by f.value is null, e.certainty <> 'confirmed', e.published_on desc) as place
      from code join street.published_figure f on f.area_code = code.any_code
      join street.published_edition e using (edition)
      where f.measure = 'people' and f.breakdown = 'total'
    ), own as (
      select distinct on (s.area_code, s.year) s.area_code, s.year, g.people, c.label as approach
      from street.snapshot s join street.snapshot_figure g on g.snapshot_id = s.id and g.dimension = 'total'
      join street.code c on c.list = 'snapshot-approach' and c.code = s.approach
      where s.signed_at is not null and s.area_code = any (${wanted}::text[])
      order by s.area_code, s.year, s.number desc
    )
    select p.area_code, p.year, p.people, p.marker, p.edition, p.certainty, own.approach,
      (select string_agg(distinct o.people || ' (' || o.edition || ')', ', ') from printed o
        where o.area_code = p.area_code and o.year = p.year and o.people is not null and o.people <> p.people) as otherwise
    from printed p left join own on own.area_code = p.area_code and own.year = p.year
    where p.place = 1
    union all
    select own.area_code, own.year, own.people, null, 'Signed by this partnership', 'own', own.approach, null
    from own where not exists (select from printed p where p.area_code = own.area_code and p.year = own.year and p.people is not null)
    order by year`.execute(db)
  const populations = await sql<{ areaCode: string; year: number; people: number }>`
    select area_code, year, people from street.area_population where area_code = any (${wanted}::text[])`.execute(
    db,
  )
  const years = rows.map(row => row.year)
  const first = years.length > 0 ? Math.min(2010, ...years) : 2010
  const last = Math.max(first, ...years)
  const sources = await listSources(db, [...new Set(rows.map(row => row.edition))])
  return {
    codes: wanted,
    name,
    sources,
    years: Array.from({ length: years.length > 0 ? last - first + 1 : 0 }, (_, index) =>
      addUp(first + index, wanted, rows, populations.rows),
    ),
  }
}

const markerWords: Record<string, string> = {
  x: 'not available',
  z: 'not applicable',
  n: 'the authority is new',
  blank: 'no figure',
}

function addUp(
  year: number,
  codes: readonly string[],
  rows: readonly (AreaYear & { approach: string | null })[],
  populations: readonly { areaCode: string; year: number; people: number }[],
): SeriesYear {
  const found = codes.map(code => {
    const of = rows.filter(row => row.areaCode === code && row.year === year)
    return of.find(row => row.people !== null) ?? of[0]
  })
  const present = found.filter(row => row !== undefined)
  const missing = found.find(row => !row || row.people === null)
  const hasAll = found.every(row => row !== undefined && row.people !== null)
  const people = hasAll ? present.reduce((sum, row) => sum + (row.people ?? 0), 0) : null
  const residents = codes.map(
    code => populations.find(one => one.areaCode === code && one.year === year)?.people,
  )
  const population = residents.every(one => one !== undefined)
    ? residents.reduce((sum, one) => sum + (one ?? 0), 0)
    : null
  const approaches = [...new Set(present.map(row => row.approach))]
  return {
    year,
    people,
    missing: hasAll ? null : (markerWords[missing?.marker ?? ''] ?? 'no figure'),
    editions: [...new Set(present.map(row => row.edition))],
    isSecondHand: present.some(row => row.certainty !== 'confirmed' && row.certainty !== 'own'),
    otherwise: present.flatMap(row => row.otherwise ?? []).join('; ') || null,
    approach: approaches.length === 1 ? (approaches[0] ?? null) : null,
    ratePer100000: people !== null && population !== null ? (100_000 * people) / population : null,
  }
}

async function listSources(db: ReadDb, editions: readonly string[]): Promise<Source[]> {
  if (editions.length === 0) return []
  return await db
    .selectFrom('street.publishedEdition')
    .select(['edition', 'source', 'publishedOn', 'certainty', 'licence'])
    .where('edition', 'in', [...editions])
    .orderBy('publishedOn', 'desc')
    .execute()
}

/** Values by year, as the rules take them. */
export function valuesOf(series: Series): YearValues {
  return new Map(series.years.map(({ year, people }) => [year, people]))
}
