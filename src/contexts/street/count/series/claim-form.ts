import { z } from 'zod'
import { neededLine, neededWords, oneOf } from '../../../people/index.ts'

const year = (called: string) =>
  z.coerce
    .number({ error: `Enter ${called}, like 2017` })
    .int(`Enter ${called}, like 2017`)
    .min(1990, `Enter ${called}, like 2017`)
    .max(2200, `Enter ${called}, like 2017`)

const areas = z
  .string({ error: 'Enter the areas' })
  .max(4000)
  .transform(text => [
    ...new Set(
      text
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(Boolean),
    ),
  ])
  .refine(lines => lines.length > 0, 'Enter the areas, one in each line')
  .refine(lines => lines.length <= 60, 'Enter no more than 60 areas')

/** A number as a document prints it: 65, -10, 1,250, 164.5 or 65 %. */
const printedNumber = (message: string) =>
  z
    .string({ error: message })
    .transform(text =>
      text
        .replaceAll(/[\s%+]/g, '')
        .replaceAll('−', '-')
        .replaceAll(',', ''),
    )
    .refine(text => /^-?\d{1,7}(\.\d{1,3})?$/.test(text), message)
    .transform(Number)

/** What a document says of the figures. */
export const claimForm = z
  .object({
    id: z.uuid(),
    words: neededWords('what the document says, word for word', 1000),
    document: neededLine('the document and the page'),
    areaName: neededLine('what the document calls the area'),
    areas,
    fromYear: year('the first year'),
    toYear: year('the last year'),
    unit: oneOf(['per-cent', 'people'], 'Choose what the number is'),
    claimed: printedNumber('Enter the number, like 65 or -10'),
  })
  .refine(({ fromYear, toYear }) => toYear > fromYear, {
    path: ['toYear'],
    message: 'The last year must be after the first',
  })
export type ClaimInput = z.infer<typeof claimForm>

/** What a strategy wants the figure to be. */
export const targetForm = z
  .object({
    id: z.uuid(),
    name: neededLine('what the target is'),
    document: neededLine('the document and the page'),
    areaName: neededLine('what the document calls the area'),
    areas,
    baselineYear: year('the year that it is measured from'),
    targetYear: year('the year by which it is to be reached'),
    unit: oneOf(['per-cent', 'people'], 'Choose what the number is'),
    wanted: printedNumber('Enter the number, like -50 or 0'),
  })
  .refine(({ baselineYear, targetYear }) => targetYear > baselineYear, {
    path: ['targetYear'],
    message: 'The year of the target must be after the one that it is measured from',
  })
  .refine(({ unit, wanted }) => unit === 'per-cent' || (wanted >= 0 && Number.isInteger(wanted)), {
    path: ['wanted'],
    message: 'A number of people is a whole number, 0 or more',
  })
export type TargetInput = z.infer<typeof targetForm>
