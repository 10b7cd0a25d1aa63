import { z } from 'zod'
import { readDate } from '../../../platform/web/date-field.ts'
import { tickedCategories } from '../involvement/involvement-form.ts'
import { neededWords, optionalLine } from '../record/typed-text.ts'

const box = z.string().trim().max(10).default('')

const needed = {
  categories: tickedCategories,
  reason: neededWords('what has happened', 2000),
  minutes: z.coerce
    .number({ error: 'Choose for how long' })
    .int('Choose for how long')
    .min(15, 'Choose for how long')
    .max(1440, 'Choose for how long'),
}

/** Breaking the glass before somebody whom one names exactly, without seeing them. */
export const breakGlassForm = z
  .object({
    named: z.enum(['reference', 'name'], { error: 'Choose how you name the person' }),
    reference: optionalLine('the reference', 20),
    name: optionalLine('the full name', 300),
    'born-day': box,
    'born-month': box,
    'born-year': box,
    ...needed,
  })
  .transform((typed, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const byReference = typed.named === 'reference'
    const reference = byReference
      ? (typed.reference ?? '').toUpperCase().replaceAll(/[\s-]/g, '')
      : ''
    const name = byReference ? '' : (typed.name ?? '')
    const born = byReference
      ? null
      : readDate(typed['born-day'], typed['born-month'], typed['born-year'])
    if (byReference && !reference) refuse('reference', 'Enter the reference')
    if (!byReference && !name) refuse('name', 'Enter the first and last name')
    if (!byReference && !born)
      refuse(
        'born',
        born === null
          ? 'Enter the whole date of birth'
          : 'Date of birth must be a real date, like 27 3 1995',
      )
    const { categories, reason, minutes } = typed
    return { reference, name, born: born ?? null, categories: categories ?? [], reason, minutes }
  })
export type BreakGlassInput = z.infer<typeof breakGlassForm>

/** The same before somebody whose page one is on. */
export const breakGlassOfForm = z.object({
  ...needed,
  categories: tickedCategories.refine(codes => codes !== null, 'Choose what you need to see'),
})
export type BreakGlassOfInput = z.infer<typeof breakGlassOfForm>

export const reviewGlassForm = z.object({
  finding: z.enum(['justified', 'not-justified'], { error: 'Choose what you find' }),
  words: neededWords('what you looked into', 2000),
})
export type ReviewGlassInput = z.infer<typeof reviewGlassForm>
