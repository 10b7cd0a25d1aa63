import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'

const months = z
  .string()
  .trim()
  .default('')
  .transform((typed, context) => {
    if (typed === '') return null
    const number = Number(typed)
    if (/^\d{1,4}$/.test(typed) && number >= 1 && number <= 1200) return number
    context.addIssue({
      code: 'custom',
      message: 'Enter a number of months from 1 to 1,200, or leave it empty',
    })
    return z.NEVER
  })

export const ruleForm = z.object({
  version: z.coerce.number().int().min(0),
  months,
  thenWhat: z.enum(['delete', 'keep-figures']).default('delete'),
  keepAnswers: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(value => [value ?? []].flat()),
  because: z
    .string()
    .trim()
    .min(1, 'Say where the period comes from')
    .max(500, 'Use 500 letters or fewer'),
})
export type RuleInput = z.infer<typeof ruleForm>

export const holdForm = withDate(
  z.object({
    id: z.uuid(),
    because: z
      .string()
      .trim()
      .min(1, 'Say why it must be kept')
      .max(500, 'Use 500 letters or fewer'),
  }),
  'reviewOn',
  'Day of the review',
)
export type HoldInput = z.infer<typeof holdForm>

export const liftForm = z.object({
  hold: z.uuid(),
  because: z
    .string()
    .trim()
    .min(1, 'Say why it need not be kept any more')
    .max(500, 'Use 500 letters or fewer'),
})
