import { z } from 'zod'
import { isPlainDate } from '../../../platform/dates.ts'

const text = z.string().trim()
const day = text.refine(isPlainDate).nullable().catch(null)

/** Which figures a page is asked for. What makes no sense is as if it had been left out. */
export const figuresQuery = z.object({
  area: text.min(1).max(40).nullable().catch(null),
  month: text
    .refine(month => isPlainDate(`${month}-01`))
    .nullable()
    .catch(null),
  asOf: day,
  night: day,
})

export type FiguresQuery = z.output<typeof figuresQuery>
