import { sql } from 'kysely'
import { loadShippedFigures } from '../contexts/street/index.ts'
import type { Db, Tx } from '../platform/db/connect.ts'
import type { FileStore } from '../platform/files.ts'
import { readDocuments } from './documents.ts'
import { tellNights } from './first-nights/tell-nights.ts'
import { tellPeople } from './first-people/tell-people.ts'
import { foundPartnership } from './found-partnership.ts'
import { becomeOwner } from './stage.ts'
import { tellStory } from './tell-story.ts'

/** What came of loading: how much there is now, or that there is a partnership already and nothing was done. */
export type Loaded =
  | { loaded: false }
  | { loaded: true; plans: number; actions: number; reviews: number }

/**
 * Loads the demonstration partnership into a database that holds no partnership yet, with two years of plans and reviews.
 * One transaction: a kill in the middle leaves nothing behind, and two that load at once load it once. `owner` is a
 * connection of the owner; everything that a person could do is done under that person's rights.
 */
export async function loadDemonstration(owner: Db, files: FileStore): Promise<Loaded> {
  if (await hasPartnership(owner)) return { loaded: false }
  const documents = await readDocuments()
  return await owner.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('throughline demonstration'))`.execute(tx)
    if (await hasPartnership(tx)) return { loaded: false }
    const { actors, groups } = await foundPartnership(tx)
    const stage = { tx, files, actors, groups }
    await tellStory(stage, documents)
    const now = new Date()
    await tellPeople(stage, now)
    await tellNights(stage, now)
    await becomeOwner(tx)
    await loadShippedFigures(tx)
    await dateBack(tx)
    return { loaded: true, ...(await count(tx)) }
  })
}

async function hasPartnership(db: Pick<Db, 'selectFrom'>): Promise<boolean> {
  const any = await db
    .selectFrom('partnership.partnership')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return any !== undefined
}

/** The story happened before today: what carries the time at which it was written gets the day on which it happened. */
async function dateBack(tx: Tx) {
  await sql`
    with first as (select plan_id, min(effective_on) as day from plan.action_version group by plan_id)
    update plan.plan p set created_at = first.day + time '10:00' from first where first.plan_id = p.id`.execute(
    tx,
  )
  await sql`
    update plan.import i set started_at = p.created_at, committed_at = p.created_at + interval '20 minutes'
    from plan.plan p where p.id = i.plan_id`.execute(tx)
  // Imports in the morning; at meetings first the review, then what was decided beside it.
  await sql`update plan.node_version set recorded_at = effective_on + time '10:20'`.execute(tx)
  await sql`update plan.action_version set recorded_at = effective_on + case when version = 1 and import_id is not null
    then time '10:20' else time '16:30' end + version * interval '1 minute'`.execute(tx)
  await sql`update plan.review set recorded_at = effective_on + case kind when 'imported' then time '10:22'
    else time '15:00' end + number * interval '1 minute'`.execute(tx)
  // A publication is out two weeks after the meeting whose plan it shows.
  await sql`update plan.publication set published_at = as_at + interval '14 days 10 hours'`.execute(
    tx,
  )
}

async function count(tx: Tx) {
  const { rows } = await sql<{ plans: number; actions: number; reviews: number }>`
    select (select count(*) from plan.plan) as plans, (select count(*) from plan.action) as actions,
      (select count(*) from plan.review where kind = 'review') as reviews`.execute(tx)
  return rows[0] ?? { plans: 0, actions: 0, reviews: 0 }
}
