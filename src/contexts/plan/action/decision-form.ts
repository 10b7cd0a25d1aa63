import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Change } from './write-action.ts'

/** Text of several lines, with the line ends of one kind; '' where nothing was typed. */
export const lines = z
  .string()
  .max(20_000, 'Use 20,000 characters or fewer')
  .default('')
  .transform(text => text.replaceAll('\r\n', '\n').trim())

/** One thing on each line. */
export const oneEachLine = lines.transform(text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean),
)

export const chosenId = z
  .union([z.literal('').transform(() => null), z.uuid()])
  .optional()
  .transform(id => id ?? null)

/** The id that the form of a new record was made with, so that sending it twice adds one record. */
export const newRecordId = z.uuid().optional()

/** Why, and which group decided it. The day of the decision is added with `withDate(…, 'decidedOn', …)`. */
export const decisionShape = { reason: lines, group: chosenId }

export type Decision = { reason: string; group: string | null; decidedOn: PlainDate | null }

/** The decision as a version keeps it. Refused for a day that has not come yet. */
export function changeOf(decision: Decision, today: PlainDate): Change {
  if (decision.decidedOn && decision.decidedOn > today)
    throw new Refusal('decidedOn', 'Date of the decision must be today or in the past')
  return {
    effectiveOn: today,
    reason: decision.reason || undefined,
    groupId: decision.group,
    decidedOn: decision.decidedOn,
  }
}

/** Refused where a reason is needed and none was given. */
export function needReason(decision: Decision, what: string): void {
  if (decision.reason === '') throw new Refusal('reason', `Enter why ${what}`)
}
