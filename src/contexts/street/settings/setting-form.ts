import { z } from 'zod'
import { neededWords } from '../../people/index.ts'

/** One number that a partnership sets for itself, and between what it must lie. */
type Rule = {
  label: string
  unit: string
  hint: string
  from: number
  to: number
}

/** The rules in the order in which they are shown; the limits are those of `street.setting`. */
export const rules = {
  inactiveDays: {
    label: 'When somebody on the by-name list becomes inactive',
    unit: 'days',
    hint: 'Not seen and not heard of for so many days',
    from: 1,
    to: 730,
  },
  alertDays: {
    label: 'By when whoever told an alert hears what came of it',
    unit: 'working days',
    hint: 'Counted from the day it was told',
    from: 1,
    to: 60,
  },
  packDays: {
    label: 'Who is on the list that a shift takes along',
    unit: 'days',
    hint: 'Whoever was seen at one of its sites within so many days',
    from: 1,
    to: 366,
  },
  pinTries: {
    label: 'When a phone forgets the list',
    unit: 'wrong PINs',
    hint: 'After so many in a row',
    from: 3,
    to: 20,
  },
  overdueMinutes: {
    label: 'When somebody on a shift is overdue',
    unit: 'minutes',
    hint: 'So long after the time they said, their buddy is told',
    from: 5,
    to: 240,
  },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

export const ruleNames = Object.keys(rules) as RuleName[]

function number(name: RuleName) {
  const { label, from, to } = rules[name]
  const message = `${label}: enter a whole number from ${from} to ${to}`
  return z
    .string({ error: message })
    .trim()
    .refine(text => /^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to, message)
    .transform(Number)
}

/** `version` is that of the partnership's own rules when the form was shown; 0 where it has none. */
export const settingForm = z.object({
  version: z.coerce.number().int().min(0),
  inactiveDays: number('inactiveDays'),
  alertDays: number('alertDays'),
  packDays: number('packDays'),
  pinTries: number('pinTries'),
  overdueMinutes: number('overdueMinutes'),
  because: neededWords('why the rules change', 500),
})
export type SettingInput = z.infer<typeof settingForm>
