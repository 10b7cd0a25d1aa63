import { z } from 'zod'
import { neededLine, oneOf, optionalLine, optionalWords } from '../../../people/index.ts'
import { tickedCodes } from '../../list-form.ts'

/** Signing the fixed figure, for oneself or for somebody who signed on paper. `total` is the figure that was looked at. */
export const signForm = z.object({
  part: oneOf(['chair', 'independent'], 'Choose in which part'),
  way: oneOf(['account', 'paper'], 'Choose how it is signed'),
  name: optionalLine('the name'),
  organisation: neededLine('the organisation'),
  total: z.coerce.number().int().min(0),
})
export type SignInput = z.infer<typeof signForm>

export const assuranceForm = z
  .object({
    outcome: neededLine('the outcome', 20),
    rag: oneOf(['green', 'amber', 'red'], 'Choose how much concern there is'),
    concerns: tickedCodes,
    words: optionalWords('what was said'),
    saidBy: neededLine('who assured it'),
  })
  .superRefine(({ outcome, concerns }, context) => {
    if (outcome !== 'assured' && concerns.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['concerns'],
        message: 'Choose at least one reason',
      })
  })
export type AssuranceInput = z.infer<typeof assuranceForm>
