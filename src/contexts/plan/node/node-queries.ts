import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** A priority, principle, ambition or commitment as it stands on a day. */
export type PlanNode = {
  nodeId: string
  version: number
  parentId: string | null
  position: number
  level: string
  number: string | null
  title: string
  measure: string | null
}

/** The nodes of a plan that are not removed, now or as at a day, in no order: see `treeOf`. */
export async function listNodes(
  db: ReadDb,
  planId: string,
  asAt: PlainDate | null,
): Promise<PlanNode[]> {
  const source =
    asAt === null
      ? sql`(select v.* from plan.node n join plan.node_version v on v.node_id = n.id and v.version = n.current_version
             where n.plan_id = ${planId}::uuid)`
      : sql`plan.nodes_on(${planId}::uuid, ${asAt}::date)`
  const { rows } = await sql<PlanNode>`
    select node_id, version, parent_id, position, level, number, title, measure from ${source} v where state = 'active'`.execute(
    db,
  )
  return rows
}

/** How many active actions stand directly under each part of a plan. */
export async function countActionsOfNodes(
  db: ReadDb,
  planId: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ nodeId: string; count: number }>`
    select node_id, count(*) as count from plan.standing
    where plan_id = ${planId}::uuid and state = 'active' and node_id is not null group by 1`.execute(
    db,
  )
  return new Map(rows.map(row => [row.nodeId, row.count]))
}
