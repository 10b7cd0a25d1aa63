import { z } from 'zod'
import { neededWords } from '../../../people/index.ts'
import { tickedCodes } from '../../list-form.ts'
import { type FigureParameters, parametersSchema } from '../figure-definition.ts'
import { stayKinds } from '../importing/figure-files.ts'

type NumberName = {
  [Name in keyof FigureParameters]: FigureParameters[Name] extends number ? Name : never
}[keyof FigureParameters]

/** Numbers of a definition: what each is, in which unit, and between what it must lie (as the schema has it). */
export const numberFields: readonly {
  name: NumberName
  label: string
  unit: string
  from: number
  to: number
}[] = [
  { name: 'newMonths', label: 'New: not seen for', unit: 'months', from: 1, to: 240 },
  { name: 'longTermMonths', label: 'Long-term: seen in at least', unit: 'months', from: 1, to: 24 },
  {
    name: 'longTermWindowMonths',
    label: 'Long-term: of the last',
    unit: 'months',
    from: 1,
    to: 24,
  },
  {
    name: 'returningGapDays',
    label: 'Returning: not seen for at least',
    unit: 'days',
    from: 1,
    to: 3660,
  },
  {
    name: 'returningMonths',
    label: 'Returning: and before that within',
    unit: 'months',
    from: 1,
    to: 240,
  },
  {
    name: 'settledMonths',
    label: 'From settled accommodation: moved in within',
    unit: 'months',
    from: 1,
    to: 120,
  },
  {
    name: 'exitDays',
    label: 'Left an institution: at most so long before',
    unit: 'days',
    from: 0,
    to: 3660,
  },
  { name: 'careLeaverAge', label: 'Care leavers: under', unit: 'years', from: 1, to: 120 },
  { name: 'youngAge', label: 'Young people: under', unit: 'years', from: 1, to: 120 },
  { name: 'bandDays', label: 'Bands of nights: in the last', unit: 'days', from: 31, to: 3660 },
]

type ChoiceName = Exclude<keyof FigureParameters, NumberName | 'settledKinds'>

/** Open questions with their answers, the national reading first. */
export const choiceFields: readonly {
  name: ChoiceName
  label: string
  choices: readonly { value: string; text: string }[]
}[] = [
  {
    name: 'p1Scope',
    label: 'New: where must they not have been seen?',
    choices: [
      { value: 'LA', text: 'In the area' },
      { value: 'REGION', text: 'In any area of our data' },
    ],
  },
  {
    name: 'p1Reckoning',
    label: 'New: from when is it counted back?',
    choices: [
      { value: 'date', text: 'From the first night of the month on which they were seen' },
      { value: 'month', text: 'From the first of the month' },
    ],
  },
  {
    name: 'b1CountsReportingMonth',
    label: 'Long-term: does the month itself count?',
    choices: [
      { value: 'true', text: 'Yes' },
      { value: 'false', text: 'No' },
    ],
  },
  {
    name: 'nr1ContactKind',
    label: 'Returning: what ends the time without contact?',
    choices: [
      { value: 'bedded-down', text: 'Being seen sleeping rough' },
      { value: 'any', text: 'Any contact on the street' },
    ],
  },
  {
    name: 'historyScope',
    label: 'Long-term, returning and bands: where do earlier nights count?',
    choices: [
      { value: 'LA', text: 'In the area' },
      { value: 'REGION', text: 'In any area of our data' },
    ],
  },
  {
    name: 'p2IncludesCareLeavers',
    label: 'Do young care leavers count among those who left an institution?',
    choices: [
      { value: 'true', text: 'Yes' },
      { value: 'false', text: 'No' },
    ],
  },
]

/** Kinds of stay that may be settled. */
export const kindChoices = stayKinds

const numbers = Object.fromEntries(
  numberFields.map(({ name, label, from, to }) => {
    const message = `${label}: enter a whole number from ${from} to ${to}`
    return [
      name,
      z
        .string({ error: message })
        .trim()
        .refine(
          text => /^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to,
          message,
        )
        .transform(Number),
    ]
  }),
)
const choices = Object.fromEntries(
  choiceFields.map(({ name, label, choices: all }) => [
    name,
    z
      .string({ error: `${label} Choose one` })
      .refine(value => all.some(choice => choice.value === value), `${label} Choose one`)
      .transform(value => (value === 'true' ? true : value === 'false' ? false : value)),
  ]),
)

/** `version` is that of the partnership's own definition when the form was shown; 0 where it has none. */
export const definitionForm = z
  .looseObject({
    version: z.coerce.number().int().min(0),
    because: neededWords('why the definition changes', 500),
    settledKinds: tickedCodes.pipe(z.array(z.enum(stayKinds)).min(1, 'Choose at least one kind')),
    ...numbers,
    ...choices,
  })
  .transform(({ version, because, ...given }) => ({
    version,
    because,
    parameters: parametersSchema.parse(
      Object.fromEntries(
        Object.keys(parametersSchema.shape).map(name => [name, Reflect.get(given, name)]),
      ),
    ),
  }))

export type DefinitionInput = z.output<typeof definitionForm>
