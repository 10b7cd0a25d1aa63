import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { type ListQuery, pageSize, patternOf } from '../list-form.ts'

export type Kind = { code: string; label: string }
export type Area = { code: string; name: string; kind: string }

/** The partners by name; those that have left only where they are asked for. */
export async function listOrganisations(db: ReadDb, query: ListQuery, today: PlainDate) {
  let found = db
    .selectFrom('partnership.organisation as o')
    .innerJoin('partnership.organisationKind as k', 'k.code', 'o.kind')
  if (!query.all)
    found = found.where(eb => eb.or([eb('o.endedOn', 'is', null), eb('o.endedOn', '>=', today)]))
  if (query.q) {
    const pattern = patternOf(query.q)
    found = found.where(eb =>
      eb.or([
        eb('o.name', 'ilike', pattern),
        eb('o.shortName', 'ilike', pattern),
        eb('k.label', 'ilike', pattern),
      ]),
    )
  }
  const rows = await found
    .select(['o.id', 'o.name', 'o.shortName', 'k.label as kind', 'o.commissioned', 'o.endedOn'])
    .select(
      sql<string[]>`array(select a.name from partnership.organisation_area oa
        join partnership.area a on a.partnership_id = oa.partnership_id and a.code = oa.area_code
        where oa.organisation_id = o.id order by a.name)`.as('areas'),
    )
    .orderBy('o.name')
    .limit(pageSize)
    .offset((query.page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}
export type ListedOrganisation = Awaited<ReturnType<typeof listOrganisations>>['rows'][number]

/** What the form of an organisation holds. */
export type OrganisationRecord = {
  name: string
  shortName: string | null
  kind: string
  commissioned: boolean
  endedOn: PlainDate | null
  areas: string[]
}

/** Throws NotFound. */
export async function getOrganisationRecord(db: ReadDb, id: string): Promise<OrganisationRecord> {
  const found = await db
    .selectFrom('partnership.organisation')
    .select(['name', 'shortName', 'kind', 'commissioned', 'endedOn'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such organisation')
  const areas = await db
    .selectFrom('partnership.organisationArea')
    .select('areaCode')
    .where('organisationId', '=', id)
    .orderBy('areaCode')
    .execute()
  return { ...found, areas: areas.map(area => area.areaCode) }
}

/** An organisation with where it works, its teams, and its posts with who holds them today. Throws NotFound. */
export async function getOrganisation(db: ReadDb, id: string, today: PlainDate) {
  const record = await getOrganisationRecord(db, id)
  const kind = await db
    .selectFrom('partnership.organisationKind')
    .select('label')
    .where('code', '=', record.kind)
    .executeTakeFirst()
  const areas = (await listAreas(db)).filter(area => record.areas.includes(area.code))
  const teams = await db
    .selectFrom('partnership.team')
    .select(['id', 'name'])
    .where('organisationId', '=', id)
    .orderBy('name')
    .execute()
  const posts = await db
    .selectFrom('partnership.post as p')
    .select(['p.id', 'p.title'])
    .select(
      sql<string[]>`array(select u.name from partnership.post_holder h
        join partnership.user_account u on u.id = h.user_id
        where h.post_id = p.id and h.from_date <= ${today} and (h.to_date is null or h.to_date >= ${today})
        order by u.name)`.as('holders'),
    )
    .where('p.organisationId', '=', id)
    .orderBy('p.title')
    .execute()
  return { ...record, id, kindLabel: kind?.label ?? record.kind, areas, teams, posts }
}
export type ShownOrganisation = Awaited<ReturnType<typeof getOrganisation>>

/** The code list of kinds on a day. */
export function listKinds(db: ReadDb, today: PlainDate): Promise<Kind[]> {
  return db
    .selectFrom('partnership.organisationKind')
    .select(['code', 'label'])
    .where('validFrom', '<=', today)
    .where(eb => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('label')
    .execute()
}

/** The areas that the partnership covers. */
export function listAreas(db: ReadDb): Promise<Area[]> {
  return db
    .selectFrom('partnership.area')
    .select(['code', 'name', 'kind'])
    .orderBy('name')
    .execute()
}

/** The partners that are still with us, for choosing one; `including` stays in the choice although it has left. */
export function listChoosableOrganisations(
  db: ReadDb,
  today: PlainDate,
  including: string | null = null,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .where(eb =>
      eb.or([
        eb('endedOn', 'is', null),
        eb('endedOn', '>=', today),
        ...(including ? [eb('id', '=', including)] : []),
      ]),
    )
    .orderBy('name')
    .execute()
}
