import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { type Achievable, type Desirable, type Status, statuses } from './colour-rules.ts'

const longest = 20_000

function longText(called: string) {
  return z
    .string()
    .trim()
    .max(longest, `${called} must be ${longest.toLocaleString('en-GB')} characters or fewer`)
    .transform(text => text.replaceAll('\r\n', '\n') || null)
    .optional()
    .transform(text => text ?? null)
}

const ticked = z
  .literal('yes')
  .optional()
  .transform(value => value === 'yes')

export const desirableAnswers = {
  yes: 'Yes',
  no: 'No',
  unsure: 'Not sure',
  'not-asked': 'Not asked',
} as const satisfies Record<Desirable, string>

export const achievableAnswers = {
  yes: 'Yes',
  no: 'No',
  'not-as-conceived': 'Not as originally conceived',
  unsure: 'Not sure',
  'not-asked': 'Not asked',
} as const satisfies Record<Achievable, string>

/** What a group says about an action. `readAt` is the review that was newest when the page was opened. */
export const reviewForm = withDate(
  z.object({
    readAt: z.coerce.number().int().min(0),
    status: z.enum(Object.keys(statuses) as [Status], 'Select how far the action is'),
    continues: ticked,
    desirable: z.enum(
      Object.keys(desirableAnswers) as [Desirable],
      'Select whether it is still desirable',
    ),
    desirableReason: longText('Why it is or is not desirable'),
    achievable: z.enum(
      Object.keys(achievableAnswers) as [Achievable],
      'Select whether it is still achievable',
    ),
    achievableReason: longText('Why it is or is not achievable'),
    situation: longText('Current situation'),
    nextSteps: longText('Next steps'),
    notes: longText('Notes'),
    notesPublic: ticked,
    colour: z.enum(['derived', 'green', 'amber', 'red', 'blue'], 'Select which colour to print'),
    colourReason: longText('Why this colour'),
    group: z.union([z.literal('').transform(() => null), z.uuid()]).optional(),
    goOn: z.enum(['action', 'next']).optional(),
  }),
  'decidedOn',
  'Date of the decision',
)

export type ReviewInput = z.output<typeof reviewForm>
