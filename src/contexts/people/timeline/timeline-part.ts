import type { ReadDb } from '../../../platform/db/connect.ts'

/** One thing that happened, as the timeline of a person shows it. */
export type TimelineEntry = {
  id: string
  /** Which filter it belongs to: one of the kinds of its part. */
  kind: string
  at: Date
  /** True where only the day is known: no time is printed. */
  dayOnly?: boolean
  /** What happened, in a few words: 'Put on the caseload of Lantern Outreach'. */
  title: string
  /** More of it, in sentences; lines are kept. */
  text?: string
  /** Who wrote it down, and for which organisation. */
  by: { name: string | null; organisation: string | null }
  href?: string
}

/**
 * What a context adds to the one timeline of a person. Contexts above people hand theirs to `addTimelinePart` when they
 * are switched on; row-level security decides what of it each reader sees.
 */
export type TimelinePart = {
  /** The kinds of entry that it adds, with their names in the filter. */
  kinds: { code: string; label: string }[]
  /**
   * The newest entries before a moment, at most `most`, for the records that are linked to a person now and that the
   * reader sees. Entries of kinds that were not asked for are left out.
   */
  list: (
    db: ReadDb,
    asked: {
      personId: string
      recordIds: readonly string[]
      kinds: readonly string[]
      before: Date
      most: number
    },
  ) => Promise<TimelineEntry[]>
}

const parts: TimelinePart[] = []

/** Switches on a part of the timeline. Called once by each context when the app is made. */
export function addTimelinePart(part: TimelinePart): void {
  if (!parts.includes(part)) parts.push(part)
}

/** Every part that is switched on. */
export function listTimelineParts(): readonly TimelinePart[] {
  return parts
}
