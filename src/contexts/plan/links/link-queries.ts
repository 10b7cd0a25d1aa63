import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { LinkKind, LinkState } from './link-words.ts'

/** A link as one of its two ends sees it. */
export type LinkOfAction = {
  id: string
  kind: LinkKind
  state: LinkState
  /** Whether this action is the one that it starts from. */
  outward: boolean
  stated: string | null
  reason: string | null
  /** The other action, with its plan; null for a link to a part of the plan or to words that match nothing. */
  actionId: string | null
  planSlug: string | null
  planTitle: string | null
  number: string | null
  text: string | null
  dueOn: PlainDate | null
  timescaleRaw: string | null
  nodeTitle: string | null
}

/** Every link of an action, whichever end it was stated on. */
export async function listLinksOf(db: ReadDb, actionId: string): Promise<LinkOfAction[]> {
  const { rows } = await sql<LinkOfAction>`
    select l.id, l.kind, l.state, l.from_action_id = ${actionId}::uuid as outward, l.stated, l.reason,
      v.action_id, p.slug as plan_slug, p.title as plan_title, v.number, v.text, v.due_on, v.timescale_raw,
      n.title as node_title
    from plan.link l
    left join plan.action a
      on a.id = case when l.from_action_id = ${actionId}::uuid then l.to_action_id else l.from_action_id end
    left join plan.action_version v on v.action_id = a.id and v.version = a.current_version
    left join plan.plan p on p.id = a.plan_id
    left join plan.node node on node.id = l.to_node_id
    left join plan.node_version n on n.node_id = node.id and n.version = node.current_version
    where l.from_action_id = ${actionId}::uuid or l.to_action_id = ${actionId}::uuid
    order by l.kind, l.recorded_at`.execute(db)
  return rows
}

/** Two actions that are said to be the same but are due on different days. */
export function hasConflictingDates(link: LinkOfAction, dueOn: PlainDate | null): boolean {
  return (
    link.kind === 'duplicates' &&
    link.state !== 'dismissed' &&
    link.actionId !== null &&
    link.dueOn !== dueOn
  )
}
