import { z } from 'zod'

const kinds = z.array(z.string().min(1).max(60)).max(30)
const count = (least: number, most: number) => z.number().int().min(least).max(most)

/**
 * What the national words mean, one parameter for each question that their texts leave open (Rough Sleeping Data Framework;
 * the reading of it that counts is data, street.figure_definition).
 */
export const parametersSchema = z.strictObject({
  /** New: not seen in the area, or in no area of the data (the region). */
  p1Scope: z.enum(['LA', 'REGION']),
  /** New: looked back from the day on which they were first seen in the month, or from the first of the month. */
  p1Reckoning: z.enum(['date', 'month']),
  newMonths: count(1, 240),
  /** Long-term: whether the reporting month is one of the months counted. */
  b1CountsReportingMonth: z.boolean(),
  longTermMonths: count(1, 24),
  longTermWindowMonths: count(1, 24),
  /** Returning: what interrupts the gap, a sighting bedded down or any contact. */
  nr1ContactKind: z.enum(['bedded-down', 'any']),
  returningGapDays: count(1, 3660),
  returningMonths: count(1, 240),
  settledMonths: count(1, 120),
  settledKinds: kinds,
  /** Where earlier nights count for long-term, returning and the bands: in the area, or anywhere in the data. */
  historyScope: z.enum(['LA', 'REGION']),
  exitDays: count(0, 3660),
  /** Whether young care leavers are among those who left an institution (left-any, not one of the indicators printed). */
  p2IncludesCareLeavers: z.boolean(),
  careLeaverAge: count(1, 120),
  youngAge: count(1, 120),
  bandDays: count(31, 3660),
})

export type FigureParameters = z.infer<typeof parametersSchema>

/** The definition that counts: its version, whose it is, and its parameters. */
export type FigureDefinition = {
  version: string
  parameters: FigureParameters
}

/**
 * The same definition with other values, for a look at what they would change. Its version says that it is nobody's. Throws
 * an Error with one sentence where a name is unknown or a value does not fit.
 */
export function withParameters(
  definition: FigureDefinition,
  changes: Readonly<Record<string, unknown>>,
): FigureDefinition {
  const names = Object.keys(changes)
  if (names.length === 0) return definition
  const unknown = names.find(name => !(name in parametersSchema.shape))
  if (unknown !== undefined)
    throw new Error(
      `A definition has no '${unknown}'. It has: ${Object.keys(parametersSchema.shape).join(', ')}.`,
    )
  const read = parametersSchema.safeParse({ ...definition.parameters, ...changes })
  if (read.success)
    return { version: `${definition.version}+${names.toSorted().join('+')}`, parameters: read.data }
  const [issue] = read.error.issues
  throw new Error(`${issue?.path.join('.') ?? 'The definition'}: ${issue?.message ?? 'is wrong'}.`)
}

/** `name=value` as it is typed: a number, true or false, a list with commas, or a word. */
export function readParameter(text: string): Record<string, unknown> {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === '') throw new Error(`'${text}' is not name=value.`)
  if (name === 'settledKinds')
    return {
      [name]: value
        .split(',')
        .map(kind => kind.trim())
        .filter(Boolean),
    }
  if (/^\d+$/.test(value)) return { [name]: Number(value) }
  if (value === 'true' || value === 'false') return { [name]: value === 'true' }
  return { [name]: value }
}
