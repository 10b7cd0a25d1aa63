import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import {
  type FigureDefinition,
  type FigureParameters,
  parametersSchema,
} from './figure-definition.ts'
import { type Indicator, type IndicatorValues, indicators } from './indicators.ts'

/** Which month (YYYY-MM), as it was known at the end of which day (null: now), in which area (null: in each). */
export type FigureQuestion = { month: string; asOf: PlainDate | null; area: string | null }

export type AreaFigures = { area: string; values: IndicatorValues; leftAny: number }

// In the order of `indicators`.
const columns =
  sql.raw(`array[month, new, left_prison, left_other_justice, left_hospital, left_armed_forces,
  left_asylum_support, care_leaver, young, long_term, nights_1, nights_2, nights_3_5, nights_6_10, nights_over_10, returned,
  from_settled, accommodated]::integer[] as counts, left_any::integer as left_any`)

/** The definition that counts for a partnership: its own newest one, else the national. */
export async function getDefinition(db: ReadDb, partnershipId: string): Promise<FigureDefinition> {
  const { rows } = await sql<{ version: number; own: boolean; parameters: unknown }>`
    select version, partnership_id is not null as own, parameters from street.figure_definition
    where partnership_id is null or partnership_id = ${partnershipId}::uuid
    order by partnership_id nulls last, version desc limit 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('There is no definition of the figures')
  return {
    version: `${row.own ? 'own' : 'national'}-${row.version}`,
    parameters: parametersSchema.parse(row.parameters),
  }
}

/**
 * Every indicator of a month for each area in which anybody was seen, for the partnership of whoever asks. Exact counts over
 * everybody: what leaves goes through the rules of disclosure.
 */
export async function listIndicators(
  db: ReadDb,
  { month, asOf, area }: FigureQuestion,
  parameters: FigureParameters,
): Promise<AreaFigures[]> {
  return await listFrom(
    db,
    sql`street.indicators(${`${month}-01`}::date, ${asOf}::date, ${area}, ${JSON.stringify(parameters)}::jsonb)`,
  )
}

/** The same for commands typed on the server, with a connection of the owner. */
export async function listIndicatorsAsOwner(
  owner: ReadDb,
  partnershipId: string,
  { month, asOf, area }: FigureQuestion,
  parameters: FigureParameters,
): Promise<AreaFigures[]> {
  return await listFrom(
    owner,
    sql`street.figure_counts(${partnershipId}::uuid, ${`${month}-01`}::date, ${asOf}::date, ${area},
      ${JSON.stringify(parameters)}::jsonb)`,
  )
}

async function listFrom(db: ReadDb, counted: RawBuilder<unknown>): Promise<AreaFigures[]> {
  const { rows } = await sql<{ area: string; counts: number[]; leftAny: number }>`
    select area, ${columns} from ${counted} order by area`.execute(db)
  return rows.map(({ area, counts, leftAny }) => ({ area, leftAny, values: valuesOf(counts) }))
}

function valuesOf(counts: readonly number[]): IndicatorValues {
  return Object.fromEntries(
    indicators.map((indicator, place) => [indicator, counts[place] ?? 0]),
  ) as IndicatorValues
}

/** Of nobody seen. */
export const noFigures: IndicatorValues = valuesOf([])

/** Who is behind each indicator of an area: numbers of the other system, references of our own. For the owner alone. */
export async function listPeopleAsOwner(
  owner: ReadDb,
  partnershipId: string,
  { month, asOf, area }: FigureQuestion & { area: string },
  parameters: FigureParameters,
): Promise<Record<Indicator, string[]>> {
  const { rows } = await sql<{ person: string; of: Indicator[] }>`
    select person, array_remove(array['month', case when is_new then 'new' end,
        case when 'prison' = any (left_kinds) then 'left-prison' end,
        case when 'other-justice' = any (left_kinds) then 'left-other-justice' end,
        case when 'hospital' = any (left_kinds) then 'left-hospital' end,
        case when 'armed-forces' = any (left_kinds) then 'left-armed-forces' end,
        case when 'asylum-support' = any (left_kinds) then 'left-asylum-support' end,
        case when care_leaver then 'care-leaver-under-25' end, case when young then 'under-25' end,
        case when long_term then 'long-term' end,
        case when nights = 1 then 'nights-1' when nights = 2 then 'nights-2' when nights <= 5 then 'nights-3-5'
          when nights <= 10 then 'nights-6-10' else 'nights-over-10' end,
        case when returned then 'returning' end, case when from_settled then 'returning-from-settled' end,
        case when accommodated then 'accommodated' end], null) as of
    from street.figure_people(${partnershipId}::uuid, ${`${month}-01`}::date, ${asOf}::date, ${area},
      ${JSON.stringify(parameters)}::jsonb)`.execute(owner)
  const people = Object.fromEntries(
    indicators.map(indicator => [indicator, [] as string[]]),
  ) as Record<Indicator, string[]>
  for (const { person, of } of rows) for (const indicator of of) people[indicator].push(person)
  for (const indicator of indicators) people[indicator].sort()
  return people
}

/** Those seen in a period: never before, in the period before too, or only earlier (CHAIN). */
export type Flow = { flow: number; stock: number; returner: number }

/** Flow, stock and returners of the twelve months that begin with a month, in an area. For the owner alone. */
export async function getFlowAsOwner(
  owner: ReadDb,
  partnershipId: string,
  {
    from,
    to,
    asOf,
    area,
  }: { from: PlainDate; to: PlainDate; asOf: PlainDate | null; area: string },
): Promise<Flow> {
  const { rows } = await sql<Flow>`select flow, stock, returner
    from street.figure_flow(${partnershipId}::uuid, ${from}::date, ${to}::date, ${asOf}::date, ${area})`.execute(
    owner,
  )
  return rows[0] ?? { flow: 0, stock: 0, returner: 0 }
}

/** Who was seen in one night: people, and contacts with somebody whom nobody knows. For the owner alone. */
export async function getNightAsOwner(
  owner: ReadDb,
  partnershipId: string,
  { night, asOf, area }: { night: PlainDate; asOf: PlainDate | null; area: string },
): Promise<{ people: number; unknown: number }> {
  const { rows } = await sql<{ people: number; unknown: number }>`select people, unknown
    from street.figure_night_counts(${partnershipId}::uuid, ${night}::date, ${asOf}::date, ${area})`.execute(
    owner,
  )
  return rows[0] ?? { people: 0, unknown: 0 }
}

/** Every area that figures can be asked for: of the partnership, imported, or named by our own contacts. */
export async function listFigureAreas(db: ReadDb, partnershipId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from street.figure_area where partnership_id = ${partnershipId}::uuid
    union select code from partnership.area where partnership_id = ${partnershipId}::uuid order by 1`.execute(
    db,
  )
  return rows.map(row => row.code)
}

/** Flow, stock and returners for whoever is signed in. */
export async function getFlow(
  db: ReadDb,
  {
    from,
    to,
    asOf,
    area,
  }: { from: PlainDate; to: PlainDate; asOf: PlainDate | null; area: string },
): Promise<Flow> {
  const { rows } = await sql<Flow>`select flow, stock, returner
    from street.flow(${from}::date, ${to}::date, ${asOf}::date, ${area})`.execute(db)
  return rows[0] ?? { flow: 0, stock: 0, returner: 0 }
}

/** Who was seen in one night, for whoever is signed in. */
export async function getNight(
  db: ReadDb,
  { night, asOf, area }: { night: PlainDate; asOf: PlainDate | null; area: string },
): Promise<{ people: number; unknown: number }> {
  const { rows } = await sql<{ people: number; unknown: number }>`select people, unknown
    from street.night_count(${night}::date, ${asOf}::date, ${area})`.execute(db)
  return rows[0] ?? { people: 0, unknown: 0 }
}

/** The areas that figures can be asked for, by those with names first. */
export async function listNamedAreas(db: ReadDb): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, coalesce(name, code) as name from street.figure_areas() order by name is null, name, code`.execute(
    db,
  )
  return rows
}

/** An import that counts: from where, when, and what was worth a note. */
export type CurrentImport = {
  source: string
  edition: number
  importedAt: Date
  people: number
  sightings: number
  notes: string[]
}

export async function listCurrentImports(db: ReadDb): Promise<CurrentImport[]> {
  const { rows } = await sql<CurrentImport>`
    select source, edition, imported_at, people, sightings, coalesce(account -> 'notes', '[]') as notes
    from street.figure_import where replaced_at is null order by source`.execute(db)
  return rows
}
