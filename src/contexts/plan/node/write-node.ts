import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, StaleVersion } from '../../../platform/refusal.ts'
import { type Change, changeColumns } from '../action/write-action.ts'

/** Everything that a version of a priority, principle, ambition or commitment says. */
export type NodeContent = {
  parentId: string | null
  position: number
  level: string
  number: string | null
  title: string
  measure: string | null
  state: 'active' | 'removed'
}

/** A new node of a plan. Answers with its id. */
export async function addNode(
  tx: Tx,
  actor: Actor,
  planId: string,
  content: NodeContent,
  change: Change,
  id = newId(),
): Promise<string> {
  await tx
    .insertInto('plan.node')
    .values({ id, partnershipId: actor.partnershipId, planId })
    .execute()
  await insertVersion(tx, actor, { id, planId, version: 1 }, content, change)
  return id
}

/** A new version of a node; StaleVersion if somebody else changed it after `readAt`. */
export async function reviseNode(
  tx: Tx,
  actor: Actor,
  nodeId: string,
  readAt: number,
  changed: Partial<NodeContent>,
  change: Change,
): Promise<number> {
  const now = await getNodeContent(tx, nodeId)
  if (now.version !== readAt) throw new StaleVersion()
  const next = { id: nodeId, planId: now.planId, version: now.version + 1 }
  await insertVersion(tx, actor, next, { ...now, ...changed }, change)
  return next.version
}

/** The newest version of a node. */
export async function getNodeContent(
  db: ReadDb,
  nodeId: string,
): Promise<NodeContent & { version: number; planId: string }> {
  const row = await db
    .selectFrom('plan.node as n')
    .innerJoin('plan.nodeVersion as v', join =>
      join.onRef('v.nodeId', '=', 'n.id').onRef('v.version', '=', 'n.currentVersion'),
    )
    .select([
      'v.planId',
      'v.version',
      'v.parentId',
      'v.position',
      'v.level',
      'v.number',
      'v.title',
      'v.measure',
      'v.state',
    ])
    .where('n.id', '=', nodeId)
    .executeTakeFirst()
  if (!row) throw new NotFound('no such part of a plan')
  return { ...row, state: row.state as NodeContent['state'] }
}

async function insertVersion(
  tx: Tx,
  actor: Actor,
  at: { id: string; planId: string; version: number },
  content: NodeContent,
  change: Change,
) {
  await tx
    .insertInto('plan.nodeVersion')
    .values({
      nodeId: at.id,
      version: at.version,
      partnershipId: actor.partnershipId,
      planId: at.planId,
      ...changeColumns(actor, change),
      state: content.state,
      parentId: content.parentId,
      position: content.position,
      level: content.level,
      number: content.number,
      title: content.title,
      measure: content.measure,
    })
    .execute()
}
