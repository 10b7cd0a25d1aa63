import type { ReviewInput } from '../../contexts/plan/index.ts'
import type { PlainDate } from '../../platform/dates.ts'
import type { UserKey } from '../people.ts'

/** The meetings of two years at which the plans were reviewed. */
export const meetings = {
  oct24: '2024-10-08',
  jan25: '2025-01-21',
  apr25: '2025-04-29',
  jul25: '2025-07-15',
  oct25: '2025-10-14',
  jan26: '2026-01-20',
  apr26: '2026-04-28',
  sep26: '2026-09-22',
} as const satisfies Record<string, PlainDate>

export type Meeting = keyof typeof meetings

/** What a group, or whoever leads the action, said on a day. What is left out stays as it was said before. */
export type Step = {
  /** A meeting by its name, or another day. */
  on: string
  status?: ReviewInput['status']
  situation?: string
  next?: string
  continues?: boolean
  desirable?: ReviewInput['desirable']
  desirableReason?: string
  achievable?: ReviewInput['achievable']
  achievableReason?: string
  notes?: string
  notesPublic?: boolean
  /** Printed instead of the colour that follows, and why. */
  colour?: [Exclude<ReviewInput['colour'], 'derived'>, string]
  /** Written by the one who leads the action, between meetings, instead of by the group. */
  by?: UserKey
}

/** An action, by the words with which it begins, and what became of it. */
export type ActionStory = [begins: string, ...steps: Step[]]

/** The day of a step. */
export function dayOfStep({ on }: Pick<Step, 'on'>): PlainDate {
  return on in meetings ? meetings[on as Meeting] : on
}
