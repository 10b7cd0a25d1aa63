import { addMonths, lastDayOfMonth, type PlainDate } from '../../../platform/dates.ts'
import type { Db } from '../../../platform/db/connect.ts'
import { CommandMistake } from '../../../platform/refusal.ts'
import {
  type FigureDefinition,
  type FigureParameters,
  readParameter,
  withParameters,
} from './figure-definition.ts'
import {
  type Flow,
  getDefinition,
  getFlowAsOwner,
  getNightAsOwner,
  listFigureAreas,
  listIndicatorsAsOwner,
  listPeopleAsOwner,
  noFigures,
} from './figure-queries.ts'
import { pickPartnership } from './importing/choose-partnership.ts'
import type { Indicator, IndicatorValues } from './indicators.ts'

/** What is asked on the server. */
export type AskedFigures = {
  area: string
  month: string
  asOf: PlainDate | null
  people: boolean
  flow: boolean
  night: PlainDate | null
  partnership: string | undefined
  /** Other values for the definition: from a file, then `name=value` as typed. */
  changes: Record<string, unknown>
  settings: readonly string[]
}

/** The answer, in the order in which it is printed as JSON. */
export type ExplainedFigures = {
  area: string
  month: string
  asOf: PlainDate | null
  definitions: { version: string } & FigureParameters
  values: IndicatorValues
  people?: Record<Indicator, string[]>
  flow?: Flow & { from: PlainDate; to: PlainDate }
  /** What is no indicator of its own: everybody who left an institution, each once (P2). */
  also?: { 'left-any': number }
  night?: { night: PlainDate; people: number; unknown: number }
}

/** Every indicator of an area and month with its definition. Throws a CommandMistake for what nobody ever heard of. */
export async function explainFigures(owner: Db, asked: AskedFigures): Promise<ExplainedFigures> {
  const { area, month, asOf } = asked
  const partnershipId = await findPartnership(owner, asked.partnership)
  const areas = await listFigureAreas(owner, partnershipId)
  if (!areas.includes(area))
    throw new CommandMistake(
      areas.length === 0
        ? `There is no area '${area}': nothing was imported and the partnership has no areas.`
        : `There is no area '${area}'. There ${areas.length === 1 ? 'is' : 'are'}: ${areas.slice(0, 12).join(', ')}${areas.length > 12 ? ` and ${areas.length - 12} more` : ''}.`,
    )
  const definition = changed(await getDefinition(owner, partnershipId), asked)
  const { version, parameters } = definition
  const question = { month, asOf, area }
  const [counted] = await listIndicatorsAsOwner(owner, partnershipId, question, parameters)
  const to = lastDayOfMonth(month)
  const from = addMonths(`${month}-01`, -11)
  return {
    area,
    month,
    asOf,
    definitions: { version, ...parameters },
    values: counted?.values ?? noFigures,
    ...(asked.people
      ? { people: await listPeopleAsOwner(owner, partnershipId, question, parameters) }
      : {}),
    ...(asked.flow
      ? {
          flow: {
            from,
            to,
            ...(await getFlowAsOwner(owner, partnershipId, { from, to, asOf, area })),
          },
        }
      : {}),
    ...(asked.flow ? { also: { 'left-any': counted?.leftAny ?? 0 } } : {}),
    ...(asked.night
      ? {
          night: {
            night: asked.night,
            ...(await getNightAsOwner(owner, partnershipId, { night: asked.night, asOf, area })),
          },
        }
      : {}),
  }
}

async function findPartnership(owner: Db, asked: string | undefined): Promise<string> {
  const all = await owner
    .selectFrom('partnership.partnership')
    .select(['id', 'name', 'slug'])
    .orderBy('name')
    .execute()
  if (all.length === 0)
    throw new CommandMistake('There is no partnership yet, and nothing was imported.')
  return pickPartnership(all, asked).id
}

function changed(definition: FigureDefinition, asked: AskedFigures): FigureDefinition {
  try {
    const settings: Record<string, unknown> = {}
    for (const text of asked.settings) Object.assign(settings, readParameter(text))
    const { version: _, ...changes } = asked.changes
    return withParameters(definition, { ...changes, ...settings })
  } catch (error) {
    throw new CommandMistake(error instanceof Error ? error.message : String(error))
  }
}
