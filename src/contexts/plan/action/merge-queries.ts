import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { searchActions } from '../links/load-links.ts'
import { suggestFor } from '../links/suggest-links.ts'
import { loadForChange } from './action-queries.ts'
import { getActionContent } from './write-action.ts'

export type Candidate = {
  actionId: string
  number: string | null
  text: string
  timescaleRaw: string
  why: string | null
}

/** What the page for merging needs: the action, the chosen target if there is one, and whom to choose from. */
export async function loadForMerge(
  db: ReadDb,
  slug: string,
  actionId: string,
  query: { target?: string | undefined; q: string },
) {
  const found = await loadForChange(db, slug, actionId)
  const target = query.target ? await getActionContent(db, query.target) : null
  const chosen =
    target && target.planId === found.plan.id && query.target !== actionId ? target : null
  return {
    ...found,
    target: chosen && query.target ? { ...chosen, actionId: query.target } : null,
    candidates: chosen ? [] : await listCandidates(db, found.plan.id, actionId, query.q),
  }
}

export type ActionForMerge = Awaited<ReturnType<typeof loadForMerge>>

/** Actions that are linked as duplicates first, then those that are worded alike, or those that were searched for. */
async function listCandidates(
  db: ReadDb,
  planId: string,
  actionId: string,
  q: string,
): Promise<Candidate[]> {
  if (q !== '') {
    const found = await searchActions(db, planId, actionId, q)
    return found.map(one => ({ ...one, why: null }))
  }
  const { rows } = await sql<Candidate>`
    select distinct s.action_id, s.number, s.text, s.timescale_raw, 'Linked as a duplicate' as why
    from plan.link l
    join plan.standing s on s.action_id = case when l.from_action_id = ${actionId}::uuid then l.to_action_id else l.from_action_id end
    where (l.from_action_id = ${actionId}::uuid or l.to_action_id = ${actionId}::uuid)
      and l.kind = 'duplicates' and l.state <> 'dismissed' and s.plan_id = ${planId}::uuid and s.state = 'active'`.execute(
    db,
  )
  const known = new Set(rows.map(row => row.actionId))
  const alike = (await suggestFor(db, planId, actionId)).filter(one => !known.has(one.actionId))
  return [...rows, ...alike.map(one => ({ ...one, why: `Worded alike: ${one.shared.join(', ')}` }))]
}
