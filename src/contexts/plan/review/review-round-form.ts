import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'

/** The meeting at which actions are reviewed, from the address. */
export const roundQuery = z.object({
  group: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
  'on-day': z.string().max(10).optional(),
  'on-month': z.string().max(10).optional(),
  'on-year': z.string().max(10).optional(),
})

export type RoundQuery = z.output<typeof roundQuery>

/** The day of the meeting, or null where the address names none. */
export function roundDay(query: RoundQuery): PlainDate | null {
  return readDate(query['on-day'] ?? '', query['on-month'] ?? '', query['on-year'] ?? '') ?? null
}
