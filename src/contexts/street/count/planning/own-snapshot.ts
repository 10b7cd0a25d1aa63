import { dayOf, type PlainDate } from '../../../../platform/dates.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import {
  getSnapshot,
  getSnapshotRule,
  listPartners,
  listTasks,
  type ShownSnapshot,
} from '../snapshot-queries.ts'
import { type Warning, warningsOf } from './plan-rules.ts'

/** A count for those who take part in it; for others it is not there before it is signed. */
export async function getOwnSnapshot(db: ReadDb, id: string): Promise<ShownSnapshot> {
  const snapshot = await getSnapshot(db, id)
  if (!snapshot.takesPart) throw new NotFound('no such count')
  return snapshot
}

/** What weakens the figure of a count as it stands. */
export async function listWarnings(
  db: ReadDb,
  snapshot: ShownSnapshot,
  today: PlainDate,
): Promise<Warning[]> {
  const [rule, partners, tasks] = [
    await getSnapshotRule(db, snapshot.year),
    await listPartners(db, snapshot.id),
    await listTasks(db, snapshot.id),
  ]
  return warningsOf(
    {
      ...snapshot,
      begunOn: dayOf(snapshot.addedAt),
      hasIndependent: partners.some(partner => partner.independent),
      undone: tasks.filter(task => !task.doneOn).map(task => task.label),
    },
    rule,
    today,
  )
}
