import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listNodes, type PlanNode } from '../node/node-queries.ts'
import { nodeName } from '../node/tree-rules.ts'
import { changesBetween, nodeChangesBetween, type Snapshot } from './changes-rules.ts'
import type { Plan } from './plan-queries.ts'
import { type Standing, standingOf } from './standing-queries.ts'

/** What is different about a plan at the end of `to` from the end of `from`. */
export async function loadChanges(db: ReadDb, plan: Plan, from: PlainDate, to: PlainDate) {
  return {
    plan,
    from,
    to,
    actions: changesBetween(await snapshotOf(db, plan, from), await snapshotOf(db, plan, to)),
    nodes: nodeChangesBetween(await listNodes(db, plan.id, from), await listNodes(db, plan.id, to)),
    nodeNames: await listNodeNames(db, plan.id),
  }
}

export type PlanChanges = Awaited<ReturnType<typeof loadChanges>>

/** Every action of a plan as it stood at the end of a day, merged and removed ones too, with its names. */
export async function snapshotOf(db: ReadDb, plan: Plan, day: PlainDate): Promise<Snapshot[]> {
  const rows = (await standingOf(db, plan, { asAt: day, today: day })
    .selectAll('s')
    .select(
      sql<{ role: string; printed: string }[]>`(
        select coalesce(json_agg(json_build_object('role', r.role, 'printed', r.printed) order by r.position), '[]')
        from plan.responsibility r where r.action_id = s.action_id and r.version = s.version)`.as(
        'names',
      ),
    )
    .execute()) as unknown as (Standing & { names: { role: string; printed: string }[] })[]
  return rows.map(({ names, ...row }) => ({
    ...row,
    leads: names.filter(name => name.role === 'lead').map(name => name.printed),
    others: names.filter(name => name.role === 'other').map(name => name.printed),
  }))
}

/** What each part of a plan is called now, removed ones too. */
async function listNodeNames(db: ReadDb, planId: string): Promise<Map<string, string>> {
  const { rows } = await sql<Pick<PlanNode, 'nodeId' | 'level' | 'number' | 'title'>>`
    select v.node_id, v.level, v.number, v.title
    from plan.node n join plan.node_version v on v.node_id = n.id and v.version = n.current_version
    where n.plan_id = ${planId}::uuid`.execute(db)
  return new Map(rows.map(row => [row.nodeId, nodeName(row)]))
}
