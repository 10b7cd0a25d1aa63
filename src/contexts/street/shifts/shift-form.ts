import { z } from 'zod'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { instantOf, neededWords, optionalLine, optionalWords } from '../../people/index.ts'
import { pageNumber, seenVersionNumber, tickedCodes } from '../list-form.ts'

const box = z.string().trim().max(12).default('')

const when = {
  'on-day': box,
  'on-month': box,
  'on-year': box,
  from: box,
  to: box,
}
const where = {
  areas: tickedCodes,
  meetingPlace: optionalLine('the meeting place', 200).transform(text => text ?? ''),
  note: optionalWords('the notes', 4000).transform(text => text ?? ''),
}

type Typed = Record<keyof typeof when, string> & { areas: string[] }

/** A day, and times that may run over midnight, as two instants; tells `refuse` what is wrong. */
export function readTimes(
  typed: Record<keyof typeof when, string>,
  refuse: (field: string, message: string) => void,
): { startsAt: Date; endsAt: Date } {
  const never = { startsAt: new Date(0), endsAt: new Date(0) }
  const day = readDate(typed['on-day'], typed['on-month'], typed['on-year'])
  if (!day)
    refuse(
      'on',
      day === null ? 'Enter the day on which it begins' : 'Day must be a real date, like 27 3 2026',
    )
  // Everything that is wrong is said at once: whether a time is one does not hang on the day.
  const from = isTime(typed.from) || notTime('from', 'when it begins', refuse)
  const to = isTime(typed.to) || notTime('to', 'when it ends', refuse)
  if (!day || !from || !to) return never
  const startsAt = momentOf(day, typed.from, 'from', refuse)
  if (!startsAt) return never
  // A time that is not after the beginning belongs to the next day.
  const sameDay = instantOf(day, typed.to)
  const endsAt =
    sameDay && sameDay > startsAt ? sameDay : momentOf(addDays(day, 1), typed.to, 'to', refuse)
  if (!endsAt) return never
  if (endsAt.getTime() - startsAt.getTime() > 16 * 3_600_000) {
    refuse('to', 'A shift is at most 16 hours long')
    return never
  }
  return { startsAt, endsAt }
}

function isTime(text: string): boolean {
  return /^([01]?\d|2[0-3])[:.]?[0-5]\d$/.test(text)
}

function notTime(
  field: string,
  called: string,
  refuse: (field: string, message: string) => void,
): false {
  refuse(field, `Enter ${called}, like 23:00`)
  return false
}

/** The instant of a day and a time, where the clocks have that time on that day. */
function momentOf(
  day: PlainDate,
  time: string,
  field: string,
  refuse: (field: string, message: string) => void,
): Date | undefined {
  const instant = instantOf(day, time)
  if (!instant)
    refuse(field, 'The clocks go forward at that hour: there is no such time that night')
  return instant
}

function withTimes<Input extends Typed>(typed: Input, context: z.RefinementCtx) {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  const times = readTimes(typed, refuse)
  if (typed.areas.length === 0) refuse('areas', 'Choose at least one area')
  return { ...typed, ...times }
}

/** One going out: when, for whom, in which areas. */
export const planShiftForm = z
  .object({
    id: z.uuid(),
    organisation: z.uuid({ error: 'Choose whose team goes out' }),
    ...when,
    ...where,
  })
  .transform(withTimes)
export type PlanShiftInput = z.infer<typeof planShiftForm>

export const changeShiftForm = z
  .object({ version: seenVersionNumber, ...when, ...where })
  .transform(withTimes)
export type ChangeShiftInput = z.infer<typeof changeShiftForm>

export const cancelShiftForm = z.object({
  version: seenVersionNumber,
  because: neededWords('why it is cancelled', 500),
})

/** The sites in the order in which they are visited: a number beside each that is. */
export const routeForm = z
  .looseObject({ version: seenVersionNumber })
  .transform(({ version, ...typed }, context) => {
    const sites = Object.entries(typed).flatMap(([name, value]) => {
      const id = /^order-([0-9a-f-]{36})$/.exec(name)?.[1]
      const text = typeof value === 'string' ? value.trim() : ''
      if (id === undefined || text === '') return []
      const place = Number(text)
      if (!Number.isInteger(place) || place < 1 || place > 999)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'Enter a whole number, like 3, or leave it empty',
        })
      return [{ siteId: id, place }]
    })
    return { version, siteIds: sites.sort((a, b) => a.place - b.place).map(one => one.siteId) }
  })
export type RouteInput = z.infer<typeof routeForm>

const chosen = z.union([z.uuid(), z.literal('')]).default('')

/** Who goes out: those who stay in the crew with their buddies, and somebody to add. */
export const crewForm = z
  .looseObject({ version: seenVersionNumber, add: chosen, leads: chosen, remove: tickedCodes })
  .transform(({ version, add, leads, remove, ...typed }) => {
    const buddies = Object.entries(typed).flatMap(([name, value]) => {
      const id = /^buddy-([0-9a-f-]{36})$/.exec(name)?.[1]
      if (id === undefined || typeof value !== 'string') return []
      return [{ userId: id, buddyId: z.uuid().safeParse(value).success ? value : null }]
    })
    return { version, add: add || null, leads: leads || null, remove, buddies }
  })
export type CrewInput = z.infer<typeof crewForm>

export const shiftQuery = z.object({
  show: z.enum(['tonight', 'coming', 'past']).catch('tonight'),
  page: pageNumber,
})
export type ShiftQuery = z.infer<typeof shiftQuery>
