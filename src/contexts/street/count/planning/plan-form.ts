import { z } from 'zod'
import { withDate } from '../../../../platform/web/date-field.ts'
import {
  neededLine,
  neededWords,
  oneOf,
  optionalLine,
  optionalWords,
} from '../../../people/index.ts'
import { seenVersionNumber, tickedCodes } from '../../list-form.ts'

const approaches = ['count', 'estimate', 'spotlight'] as const

const approach = oneOf(approaches, 'Choose the approach')

/** '2:30', '02.30' or '0230' as '02:30'; nothing where it is empty. */
export const clockTime = (message: string) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      const typed = text.trim()
      if (typed === '') return null
      const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed) ?? []
      if (hour !== '' && Number(hour) < 24 && Number(minute) < 60)
        return `${hour.padStart(2, '0')}:${minute}`
      context.addIssue({ code: 'custom', message })
      return null
    })

export const beginForm = withDate(
  z.object({ id: z.uuid(), area: neededLine('the area', 9), approach }),
  'night',
  'The night',
)
export type BeginInput = z.infer<typeof beginForm>

/** Whatever was prepared is ticked; each task may have a note, as `words-police`. */
export const planForm = withDate(
  z.object({
    version: seenVersionNumber,
    approach,
    startsAt: clockTime('Enter a time, like 02:00'),
    contingency: optionalWords('what happens in severe weather', 1000),
    note: optionalWords('the note'),
    tasks: tickedCodes,
  }),
  'night',
  'The night',
)
export type PlanInput = z.infer<typeof planForm>

const yes = z
  .literal('yes')
  .optional()
  .transform(said => said === 'yes')

export const partnerForm = z.object({
  id: z.uuid(),
  name: neededLine('the name of the agency'),
  kind: neededLine('what kind of agency it is', 40),
  independent: yes,
  attended: optionalLine('who came'),
  agreed: yes,
})
export type PartnerInput = z.infer<typeof partnerForm>

export const memberForm = z.object({ user: z.uuid({ error: 'Choose who is told the night' }) })

export const teamForm = z.object({
  id: z.uuid(),
  name: neededLine('the name of the team', 80),
  members: optionalWords('who goes', 500),
  route: optionalWords('the route', 1000),
  sites: tickedCodes.pipe(z.array(z.uuid()).max(200)),
  visited: tickedCodes.pipe(z.array(z.uuid()).max(200)),
  shift: z.union([z.uuid(), z.literal('').transform(() => null)]).default(null),
})
export type TeamInput = z.infer<typeof teamForm>

export const correctForm = z.object({
  id: z.uuid(),
  because: neededWords('why it is corrected', 1000),
})
