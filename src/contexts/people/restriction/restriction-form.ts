import { z } from 'zod'
import { readDate } from '../../../platform/web/date-field.ts'
import { neededWords } from '../record/typed-text.ts'

const tickedStaff = z
  .union([z.uuid().transform(id => [id]), z.array(z.uuid())])
  .optional()
  .transform(ids => [...new Set(ids ?? [])])

const box = z.string().trim().max(10).default('')

/** Why somebody is restricted, until when at least, and who sees them besides whoever says so. */
export const restrictForm = z
  .object({
    id: z.uuid(),
    reason: neededWords('why only some may see them', 1000),
    'review-day': box,
    'review-month': box,
    'review-year': box,
    staff: tickedStaff,
  })
  .transform((typed, context) => {
    const review = readDate(typed['review-day'], typed['review-month'], typed['review-year'])
    if (!review)
      context.addIssue({
        code: 'custom',
        path: ['review'],
        message:
          review === null
            ? 'Enter when this is looked at again'
            : 'The day must be a real date, like 27 3 2026',
      })
    return { id: typed.id, reason: typed.reason, reviewOn: review ?? '', staff: typed.staff }
  })
export type RestrictInput = z.infer<typeof restrictForm>

export const nameStaffForm = z.object({ user: z.uuid({ error: 'Choose who is to see them' }) })

export const liftForm = z.object({ because: neededWords('why it is not needed any more', 1000) })

/** Nothing but the reason, which the data guardian alone reads. */
export const relatedForm = z.object({ reason: neededWords('how you know this person', 500) })

export const barForm = z.object({
  user: z.uuid({ error: 'Choose who must not see them' }),
  reason: neededWords('why they must not see them', 500),
})
