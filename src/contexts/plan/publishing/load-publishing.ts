import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { buildSnapshot, ownColumns } from './build-snapshot.ts'
import { printShown } from './print-shown.ts'
import { listPublications } from './publication-queries.ts'
import type { PreviewQuery } from './publish-form.ts'

/** The print as it would be published, and what has to be decided about it. */
export async function loadPublishing(
  db: ReadDb,
  actor: Actor,
  slug: string,
  query: PreviewQuery,
  today: PlainDate,
) {
  const plan = await getPlan(db, slug)
  const day = readDate(query['asAt-day'] ?? '', query['asAt-month'] ?? '', query['asAt-year'] ?? '')
  const asAt = day && day <= today ? day : today
  const choices = {
    asAt,
    layout: query.layout,
    allNotes: query.notes === 'all',
    mayBePublic: query.mayBePublic,
  }
  const print = await buildSnapshot(db, plan, actor.partnershipName, choices, today)
  const [newest] = await listPublications(db, plan.id)
  const shown = printShown(print.snapshot, newest?.number ?? 0)
  return { plan, ...print, newest, shown, ownLayout: ownColumns(plan) !== null }
}
