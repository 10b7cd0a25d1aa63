import type { PlainDate } from '../../../platform/dates.ts'
import { instantOf } from '../record/london-time.ts'

export type Decision = 'given' | 'refused' | 'withdrawn'
export type Part = 'share' | 'refer' | 'choice-of-authority' | 'contact-details'

/** With whom and what; null for every party and for everything. */
export type Scope = { organisations: string[] | null; categories: string[] | null }

export type Decided = Scope & {
  id: string
  part: Part
  decision: Decision
  decidedAt: Date
  recordedAt: Date
  expiresOn: PlainDate | null
}

/**
 * The instant at which a decision of a day counts: now for today. Of an earlier day the time is not known, so a yes counts
 * from its first moment and a no from its last: where both were said on one day, the no counts.
 */
export function decidedAt(on: PlainDate, decision: Decision, now: Date, today: PlainDate): Date {
  if (on === today) return now
  return instantOf(on, decision === 'given' ? '00:00' : '23:59') ?? now
}

const covers = (wide: string[] | null, narrow: string[] | null) =>
  wide === null || narrow?.every(one => wide.includes(one)) === true
const meets = (one: string[] | null, other: string[] | null) =>
  one === null || other === null || one.some(code => other.includes(code))

/** Whether a decision comes after another: the order in which people.has_consented takes them. */
function isAfter(one: Decided, other: Decided): boolean {
  const byTime = one.decidedAt.getTime() - other.decidedAt.getTime()
  if (byTime !== 0) return byTime > 0
  const byRecord = one.recordedAt.getTime() - other.recordedAt.getTime()
  if (byRecord !== 0) return byRecord > 0
  return one.decision > other.decision
}

export type Standing = 'counts' | 'counts-in-part' | 'replaced' | 'ran-out'

/** Whether a decision still counts among all that the person took: the newest that covers an organisation and a kind does. */
export function standingOf(one: Decided, all: readonly Decided[], today: PlainDate): Standing {
  const later = all.filter(
    other => other.id !== one.id && other.part === one.part && isAfter(other, one),
  )
  const replaced = later.some(
    other =>
      covers(other.organisations, one.organisations) && covers(other.categories, one.categories),
  )
  if (replaced) return 'replaced'
  if (one.expiresOn !== null && one.expiresOn <= today) return 'ran-out'
  const inPart = later.some(
    other =>
      meets(other.organisations, one.organisations) && meets(other.categories, one.categories),
  )
  return inPart ? 'counts-in-part' : 'counts'
}
