import type { ReadDb } from '../../../platform/db/connect.ts'
import type { Rag, ReadAction, Timescale } from '../reading/reading.ts'
import type { Status } from '../review/colour-rules.ts'

export type PlanNode = {
  id: string
  version: number
  parentId: string | null
  level: string
  number: string | null
  title: string
  measure: string | null
  position: number
}

/** An action of a plan as it stands now, and the same in the shape of one that was read. */
export type PlanAction = {
  id: string
  version: number
  review: number
  status: Status
  continues: boolean
  nodeId: string | null
  number: string | null
  text: string
  position: number
  read: ReadAction
}

/** A plan as it stands now: its parts and its active actions, in order. */
export async function getPlanContent(
  db: ReadDb,
  planId: string,
): Promise<{ nodes: PlanNode[]; actions: PlanAction[] }> {
  const nodes = await db
    .selectFrom('plan.node as n')
    .innerJoin('plan.nodeVersion as v', join =>
      join.onRef('v.nodeId', '=', 'n.id').onRef('v.version', '=', 'n.currentVersion'),
    )
    .select([
      'n.id',
      'v.version',
      'v.parentId',
      'v.level',
      'v.number',
      'v.title',
      'v.measure',
      'v.position',
    ])
    .where('n.planId', '=', planId)
    .where('v.state', '=', 'active')
    .orderBy('v.position')
    .execute()
  const rows = await db
    .selectFrom('plan.standing')
    .selectAll()
    .where('planId', '=', planId)
    .where('state', '=', 'active')
    .orderBy('position')
    .execute()
  const parties = await db
    .selectFrom('plan.responsibility as r')
    .innerJoin('plan.action as a', join =>
      join.onRef('a.id', '=', 'r.actionId').onRef('a.currentVersion', '=', 'r.version'),
    )
    .select(['r.actionId', 'r.role', 'r.printed'])
    .where('a.planId', '=', planId)
    .orderBy('r.position')
    .execute()
  const named = Map.groupBy(parties, party => `${party.actionId}|${party.role}`)
  const printed = (id: string, role: 'lead' | 'other') =>
    (named.get(`${id}|${role}`) ?? []).map(party => party.printed)
  return {
    nodes,
    actions: rows.map(row => {
      const id = row.actionId ?? ''
      const answer = (said: string | null) => (said === 'yes' || said === 'no' ? said : null)
      const read: ReadAction = {
        id,
        node: row.nodeId,
        number: row.number,
        text: row.text ?? '',
        points: row.points ?? [],
        timescale: {
          raw: row.timescaleRaw ?? '',
          kind: (row.timescaleKind ?? 'none') as Timescale['kind'],
          from: row.timescaleFrom,
          to: row.timescaleTo,
          every: row.timescaleEvery,
        },
        leads: printed(id, 'lead'),
        others: printed(id, 'other'),
        measure: row.measure,
        rag: row.colour as Rag | null,
        situation: row.situation,
        desirable: answer(row.desirable),
        achievable: answer(row.achievable),
        nextSteps: row.nextSteps,
        notes: row.notes,
        links: [],
      }
      return {
        id,
        version: row.version ?? 0,
        review: row.review ?? 0,
        status: (row.status ?? 'not-known') as Status,
        continues: row.continues ?? false,
        nodeId: row.nodeId,
        number: row.number,
        text: read.text,
        position: row.position ?? 0,
        read,
      }
    }),
  }
}
