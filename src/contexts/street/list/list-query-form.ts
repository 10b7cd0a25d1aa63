import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { areaChoice, pageNumber } from '../list-form.ts'
import { listStatuses } from './status-rules.ts'

/** The area of those of whom nobody knows where they sleep rough. */
export const unknownArea = 'not-known'

/** Marks of people on the list, worked out from what the list knows. */
export const marks = ['new', 'returning', 'long-term'] as const
export type Mark = (typeof marks)[number]

/** Orders of the list. */
export const orders = ['since', 'seen', 'step'] as const

/** A day in an address, as `2026-11-22` or in three boxes; what is no day is left out. */
export const dayInAddress = z
  .string()
  .refine(isPlainDate)
  .transform((day): PlainDate | null => day)
  .catch(null)

const box = z.string().trim().max(10).catch('')

/** The three boxes of a day among the filters of a list. */
export const dayBoxes = { 'day-day': box, 'day-month': box, 'day-year': box }

/** The day that was typed in the boxes, or stands in the address; null where none does. */
export function askedDay(query: {
  day: PlainDate | null
  'day-day': string
  'day-month': string
  'day-year': string
}): PlainDate | null {
  return readDate(query['day-day'], query['day-month'], query['day-year']) ?? query.day
}

/** What the by-name list is asked for. */
export const listQuery = z
  .object({
    status: z.enum(listStatuses).catch('active'),
    area: areaChoice,
    group: z.string().max(40).catch(''),
    lead: z.union([z.uuid(), z.enum(['me', 'nobody'])]).catch('' as 'me'),
    unseen: z.coerce.number().int().min(1).max(999).nullable().catch(null),
    mark: z.enum(marks).nullable().catch(null),
    order: z.enum(orders).catch('since'),
    /** The end of which day; null: today. */
    day: dayInAddress,
    ...dayBoxes,
    /** As it was known at the end of which day; null: as it is known now. */
    known: dayInAddress,
    page: pageNumber,
  })
  .transform(({ 'day-day': d, 'day-month': m, 'day-year': y, ...query }) => ({
    ...query,
    day: askedDay({ day: query.day, 'day-day': d, 'day-month': m, 'day-year': y }),
  }))
export type ListQuery = z.infer<typeof listQuery>
