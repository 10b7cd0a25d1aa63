import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { optionalWords } from '../../people/index.ts'
import { areaChoice } from '../list-form.ts'
import { dayInAddress } from './list-query-form.ts'

const box = z.string().trim().max(10).default('')

export type MeetingInput = { id: string; on: PlainDate; area: string | null; note: string }

/** 'We went through the list': when, and of which area. */
export const meetingForm: z.ZodType<MeetingInput> = z
  .object({
    id: z.uuid(),
    area: z.string().max(9).default(''),
    note: optionalWords('the note', 2000),
    'on-day': box,
    'on-month': box,
    'on-year': box,
  })
  .transform((typed, context) => {
    const on = readDate(typed['on-day'], typed['on-month'], typed['on-year'])
    if (!on)
      context.addIssue({
        code: 'custom',
        path: ['on'],
        message:
          on === null
            ? 'Enter the day of the meeting'
            : 'The day must be a real date, like 27 3 2026',
      })
    return { id: typed.id, on: on ?? '', area: typed.area || null, note: typed.note ?? '' }
  })

/** Of which area the meeting is, and since when; null: since the last one. */
export const meetingQuery = z.object({ area: areaChoice, since: dayInAddress })
export type MeetingQuery = z.infer<typeof meetingQuery>
