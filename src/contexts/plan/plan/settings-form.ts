import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { lines } from '../action/decision-form.ts'
import { planKinds, planStatuses } from './plan-words.ts'

/** What a plan is called, when it runs and how long an action may go without a review. */
export const settingsForm = withDate(
  z.object({
    title: z
      .string()
      .trim()
      .min(1, 'Enter the title of the plan')
      .max(300, 'Title must be 300 characters or fewer'),
    kind: z.enum(Object.keys(planKinds) as [string, ...string[]], 'Choose what kind of plan it is'),
    status: z.enum(Object.keys(planStatuses) as [string, ...string[]], 'Choose a status'),
    period: z.string().trim().max(100, 'Period must be 100 characters or fewer').default(''),
    staleAfterDays: z.coerce
      .number('Enter a number of days')
      .int('Enter a whole number of days')
      .min(1, 'Enter at least 1 day')
      .max(3650, 'Enter 3,650 days or fewer'),
    public: z
      .literal('yes')
      .optional()
      .transform(value => value === 'yes'),
    reason: lines,
    version: z.coerce.number().int().min(1),
  }),
  'startsOn',
  'Start of the plan',
)
export type SettingsInput = z.infer<typeof settingsForm>
