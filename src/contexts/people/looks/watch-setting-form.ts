import { z } from 'zod'

const whole = (from: number, to: number) =>
  z.coerce
    .number({ error: 'Enter a number' })
    .int('Enter a whole number')
    .min(from, `Enter ${from} or more`)
    .max(to, `Enter ${to} or less`)
const clock = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'Enter a time, like 22:00')

export const watchSettingForm = z.object({
  version: z.coerce.number().int().min(0),
  peopleHourly: whole(1, 10_000),
  peopleDaily: whole(1, 10_000),
  timesUsual: z.coerce
    .number({ error: 'Enter a number' })
    .min(1, 'Enter 1 or more')
    .max(999, 'Enter 999 or less'),
  nightFrom: clock,
  nightUntil: clock,
  glassMinutes: whole(15, 1440),
  glassLetters: whole(1, 500),
  glassTries: whole(1, 100),
})
export type WatchSettingInput = z.infer<typeof watchSettingForm>
