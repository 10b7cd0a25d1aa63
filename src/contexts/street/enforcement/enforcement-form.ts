import { z } from 'zod'
import { withDate, withDates } from '../../../platform/web/date-field.ts'
import { neededLine, neededWords, oneOf, optionalWords } from '../../people/index.ts'
import { areaChoice, pageNumber, tickedCodes } from '../list-form.ts'

/** How many offers can be typed besides those that contacts on the street already hold. */
export const typedOffers = [1, 2, 3] as const

const answers = ['accepted', 'refused', 'not-answered'] as const
export const answerWords = {
  accepted: 'Accepted',
  refused: 'Refused',
  'not-answered': 'No answer',
} as const satisfies Record<(typeof answers)[number], string>

const code = z.string().trim().max(60).default('')
const answer = z.enum(['', ...answers]).catch('')
const line = z.string().trim().max(300, 'Shorten it to 300 characters or fewer').default('')

const entryFields = z.object({
  id: z.uuid(),
  kind: z.string({ error: 'Choose what was done' }).trim().min(1, 'Choose what was done').max(60),
  doneBy: neededLine('who did it'),
  area: z.string({ error: 'Choose the area' }).min(1, 'Choose the area').max(9),
  place: neededLine('where it was', 300),
  words: optionalWords('what happened'),
  fromContacts: tickedCodes,
  'offer-1': code,
  'offer-2': code,
  'offer-3': code,
  'answer-1': answer,
  'answer-2': answer,
  'answer-3': answer,
  'words-1': line,
  'words-2': line,
  'words-3': line,
  noOffer: optionalWords('why nothing could be offered', 1000),
})

/** What was done, and what had been offered before. Whether that is enough says `readSupport`. */
export const entryForm = withDates(entryFields, {
  done: 'Day on which it was done',
  'offered-1': 'Day of the first offer',
  'offered-2': 'Day of the second offer',
  'offered-3': 'Day of the third offer',
})
export type EntryInput = z.output<typeof entryForm>

export const outcomeForm = withDate(
  z.object({
    number: z.coerce.number().int().min(0),
    outcome: z
      .string({ error: 'Choose what came of it' })
      .trim()
      .min(1, 'Choose what came of it')
      .max(60),
    words: optionalWords('more about it', 1000),
  }),
  'on',
  'Day',
)
export type OutcomeInput = z.output<typeof outcomeForm>

export const withdrawForm = z.object({
  because: neededWords('why it is taken back', 500),
})

/** The filters of the list. */
export const entryQuery = z.object({
  kind: z.string().max(60).catch(''),
  area: areaChoice,
  support: oneOf(['', 'yes', 'no'], '').catch(''),
  page: pageNumber,
})
export type EntryQuery = z.output<typeof entryQuery>

/** The years and the area that figures are asked for. */
export const figuresQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
})
