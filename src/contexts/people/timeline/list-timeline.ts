import type { ReadDb } from '../../../platform/db/connect.ts'
import { listTimelineParts, type TimelineEntry } from './timeline-part.ts'

/** How many entries one page of the timeline shows, unless more happened at one moment. */
const pageSize = 50

export type TimelinePage = {
  entries: TimelineEntry[]
  /** The moment before which the next page begins; null on the last. */
  olderBefore: Date | null
}

type Asked = {
  personId: string
  recordIds: readonly string[]
  /** Which kinds; empty for all. */
  kinds: readonly string[]
  before: Date
}

/** Everything of every context about somebody, newest first, from a moment back. What happened at one moment stays on one page. */
export async function listTimeline(
  db: ReadDb,
  asked: Asked,
  most = pageSize,
): Promise<TimelinePage> {
  const entries: TimelineEntry[] = []
  for (const part of listTimelineParts()) {
    const codes = part.kinds.map(kind => kind.code)
    const wanted =
      asked.kinds.length === 0 ? codes : codes.filter(code => asked.kinds.includes(code))
    if (wanted.length > 0)
      entries.push(...(await part.list(db, { ...asked, kinds: wanted, most: most + 1 })))
  }
  entries.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  if (entries.length <= most) return { entries, olderBefore: null }
  // Cut between two moments, so that nothing falls between two pages.
  let cut = most
  while (cut > 0 && entries[cut - 1]?.at.getTime() === entries[cut]?.at.getTime()) cut--
  if (cut === 0) return await listTimeline(db, asked, most * 4)
  const shown = entries.slice(0, cut)
  return { entries: shown, olderBefore: shown.at(-1)?.at ?? null }
}

/** Every kind of entry that can be asked for. */
export function listTimelineKinds(): { code: string; label: string }[] {
  return listTimelineParts().flatMap(part => part.kinds)
}
