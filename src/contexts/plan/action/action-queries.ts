import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { listLinksOf } from '../links/link-queries.ts'
import { listNodes } from '../node/node-queries.ts'
import { type TreeNode, treeOf } from '../node/tree-rules.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { type Judged, standingOf } from '../plan/standing-queries.ts'
import { listGroups, mayReview } from '../review/review-queries.ts'
import { listReviews, listVersions } from './history-queries.ts'
import { getActionContent } from './write-action.ts'

/** Somebody whom an action names, with whom the name means. */
export type Named = { role: 'lead' | 'other'; printed: string; kind: string }

/** An action that lives on in another, or in which another lives on. */
export type Relative = {
  actionId: string
  slug: string
  state: string
  number: string | null
  text: string
  timescaleRaw: string
}

/** Everything that the page of an action shows. */
export async function loadAction(
  db: ReadDb,
  actor: Actor,
  slug: string,
  actionId: string,
  today: PlainDate,
) {
  const { plan, tree, content } = await getActionInPlan(db, slug, actionId)
  const standing = (await standingOf(db, plan, { asAt: null, today })
    .selectAll('s')
    .where('s.actionId', '=', actionId)
    .executeTakeFirstOrThrow(() => new NotFound('no such action'))) as Judged
  return {
    plan,
    standing,
    path: tree.find(node => node.nodeId === standing.nodeId)?.path ?? [],
    names: await listNames(db, actionId, content.version),
    links: await listLinksOf(db, actionId),
    became: content.becameActionId ? await findRelative(db, content.becameActionId) : null,
    merged: await listMergedInto(db, actionId),
    versions: await listVersions(db, actionId),
    reviews: await listReviews(db, actionId),
    nodeNames: new Map(tree.map(node => [node.nodeId, node as TreeNode])),
    mayReview: standing.state === 'active' && (await mayReview(db, actor, actionId)),
  }
}

export type LoadedAction = Awaited<ReturnType<typeof loadAction>>

/** An action that belongs to the plan of the address; NotFound for one of another plan. */
export async function getActionInPlan(db: ReadDb, slug: string, actionId: string) {
  const plan = await getPlan(db, slug)
  const content = await getActionContent(db, actionId)
  if (content.planId !== plan.id) throw new NotFound('no such action in this plan')
  return { plan, content, actionId, tree: treeOf(await listNodes(db, plan.id, null)) }
}

/** What a page that changes an action needs. */
export async function loadForChange(db: ReadDb, slug: string, actionId: string) {
  return { ...(await getActionInPlan(db, slug, actionId)), groups: await listGroups(db) }
}

export type ActionForChange = Awaited<ReturnType<typeof loadForChange>>

async function listNames(db: ReadDb, actionId: string, version: number): Promise<Named[]> {
  return (await db
    .selectFrom('plan.responsibility as r')
    .innerJoin('plan.party as p', 'p.id', 'r.partyId')
    .select(['r.role', 'r.printed', 'p.kind'])
    .where('r.actionId', '=', actionId)
    .where('r.version', '=', version)
    .orderBy('r.role')
    .orderBy('r.position')
    .execute()) as Named[]
}

async function findRelative(db: ReadDb, actionId: string): Promise<Relative | null> {
  const { rows } = await sql<Relative>`
    select v.action_id, p.slug, v.state, v.number, v.text, v.timescale_raw
    from plan.action a join plan.action_version v on v.action_id = a.id and v.version = a.current_version
    join plan.plan p on p.id = a.plan_id where a.id = ${actionId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** The actions that were merged into this one. */
async function listMergedInto(db: ReadDb, actionId: string): Promise<Relative[]> {
  const { rows } = await sql<Relative>`
    select v.action_id, p.slug, v.state, v.number, v.text, v.timescale_raw
    from plan.action_version v join plan.action a on a.id = v.action_id and a.current_version = v.version
    join plan.plan p on p.id = a.plan_id
    where v.became_action_id = ${actionId}::uuid and v.state = 'merged'
    order by v.recorded_at`.execute(db)
  return rows
}
