import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { decisionShape } from '../action/decision-form.ts'

/** Which actions go on, and in which plan: one that stands already, or a new one with a title. */
export const carryForwardForm = withDate(
  z.object({
    actions: z
      .union([z.uuid(), z.array(z.uuid())])
      .optional()
      .transform(chosen => [...new Set([chosen ?? []].flat())])
      .refine(chosen => chosen.length > 0, 'Choose at least one action'),
    into: z.union([z.literal('new'), z.uuid()], 'Choose the plan in which they go on'),
    title: z.string().trim().max(300, 'Title must be 300 characters or fewer').default(''),
    ...decisionShape,
  }),
  'decidedOn',
  'Date of the decision',
)
export type CarryForwardInput = z.infer<typeof carryForwardForm>
