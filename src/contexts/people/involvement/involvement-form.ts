import { z } from 'zod'
import { categories } from '../categories.ts'
import { neededWords, optionalWords } from '../record/typed-text.ts'

/** What was ticked among checkboxes of one name; nothing ticked: null. */
export const tickedCategories = z
  .union([z.enum(categories).transform(code => [code]), z.array(z.enum(categories))])
  .optional()
  .transform(codes => (codes && codes.length > 0 ? codes : null))

const empty = z.literal('').transform(() => null)

/** Somebody begins to work with a person: the worker, a team, the whole organisation, or another one that is asked to. */
export const beginInvolvementForm = z
  .object({
    id: z.uuid(),
    whom: z.enum(['me', 'team', 'organisation', 'referral'], {
      error: 'Choose who works with this person',
    }),
    team: z.union([z.uuid(), empty]).default(null),
    organisation: z.union([z.uuid(), empty]).default(null),
    categories: tickedCategories,
    because: optionalWords('why', 1000),
  })
  .superRefine(({ whom, team, organisation, because }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (whom === 'team' && !team) refuse('team', 'Choose the team')
    if (whom === 'referral' && !organisation)
      refuse('organisation', 'Choose the organisation that you refer this person to')
    if (whom === 'referral' && !because) refuse('because', 'Enter what you ask them to do')
  })
export type BeginInvolvementInput = z.infer<typeof beginInvolvementForm>

export const endInvolvementForm = z.object({ because: neededWords('why it ends', 1000) })
