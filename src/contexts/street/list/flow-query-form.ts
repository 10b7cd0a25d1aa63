import { z } from 'zod'
import { areaChoice } from '../list-form.ts'
import { dayInAddress } from './list-query-form.ts'

/** From which day to which, of which area, by what was known when, and behind which number. */
export const flowQuery = z.object({
  from: dayInAddress,
  until: dayInAddress,
  known: dayInAddress,
  area: areaChoice,
  reason: z
    .string()
    .regex(/^(in|out):[a-z-]{1,40}$/)
    .catch(''),
})
export type FlowQuery = z.infer<typeof flowQuery>
