import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import { areaChoice, pageNumber } from '../list-form.ts'
import { listStatuses } from './status-rules.ts'

/** The area of those of whom nobody knows where they sleep rough. */
export const unknownArea = 'not-known'

/** Marks of people on the list, worked out from what the list knows. */
export const marks = ['new', 'returning', 'long-term'] as const
export type Mark = (typeof marks)[number]

/** Orders of the list. */
const orders = ['since', 'seen', 'step'] as const

/** A day in an address, as `2026-11-22`; what is no day is left out. */
export const dayInAddress: z.ZodType<PlainDate | null> = z
  .string()
  .refine(isPlainDate)
  .nullable()
  .catch(null)

/** What the by-name list is asked for. */
export const listQuery = z.object({
  status: z.enum(listStatuses).catch('active'),
  area: areaChoice,
  group: z.string().max(40).catch(''),
  lead: z.union([z.uuid(), z.enum(['', 'me', 'nobody'])]).catch(''),
  unseen: z.coerce.number().int().min(1).max(999).nullable().catch(null),
  mark: z.enum(marks).nullable().catch(null),
  order: z.enum(orders).catch('since'),
  /** The end of which day; null: today. */
  day: dayInAddress,
  /** As it was known at the end of which day; null: as it is known now. */
  known: dayInAddress,
  page: pageNumber,
})
export type ListQuery = z.infer<typeof listQuery>
