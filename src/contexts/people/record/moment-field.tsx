import { z } from 'zod'
import { dayOf } from '../../../platform/dates.ts'
import { datePartsOf, readDate } from '../../../platform/web/date-field.ts'
import { DayField, type FieldsShown, LineField } from './fields.tsx'
import { instantOf, timeOf } from './london-time.ts'

const box = z.string().trim().max(12).default('')

/** The boxes of a day and a time of day, to spread into the schema of a form. */
export const momentBoxes = { 'on-day': box, 'on-month': box, 'on-year': box, time: box }

type Boxes = { 'on-day': string; 'on-month': string; 'on-year': string; time: string }

/** The instant that was typed; where it is none, tells `refuse` why and answers with the beginning of time. */
export function readMoment(typed: Boxes, refuse: (field: string, message: string) => void): Date {
  const never = new Date(0)
  const day = readDate(typed['on-day'], typed['on-month'], typed['on-year'])
  if (!day) {
    refuse('on', day === null ? 'Enter the day' : 'Day must be a real date, like 27 3 2026')
    return never
  }
  const instant = instantOf(day, typed.time)
  if (!instant) refuse('time', 'Enter a time, like 21:30. About is fine')
  return instant ?? never
}

/** A day and a time of day; now, until something else is typed. */
export function MomentField({
  now,
  legend,
  ...shown
}: FieldsShown & { now: Date; legend: string }) {
  const { day, month, year } = datePartsOf({}, 'on', dayOf(now))
  const values = {
    'on-day': day,
    'on-month': month,
    'on-year': year,
    time: timeOf(now),
    ...shown.values,
  }
  return (
    <>
      <DayField {...shown} values={values} name="on" label={legend} />
      <LineField
        {...shown}
        values={values}
        name="time"
        label="Time"
        hint="For example, 21:30"
        classes="govuk-input--width-5"
      />
    </>
  )
}
