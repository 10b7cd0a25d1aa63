import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listNodes } from '../node/node-queries.ts'
import { type TreeNode, treeOf, withinNode } from '../node/tree-rules.ts'
import { groupOf } from './group-rules.ts'
import { oncePerRevision } from './once-per-revision.ts'
import type { PlanFilter, PlanQuery, View } from './plan-filter-form.ts'
import type { Plan } from './plan-queries.ts'
import { type Judged, type JudgedQuery, standingOf } from './standing-queries.ts'

export const pageSize = 50

/** An action of a list, with who leads it as printed. */
export type ListedAction = Judged & {
  leads: { printed: string; kind: string }[]
  /** The heading that it stands under. */
  group: string
}

type Key = { actionId: string; nodeId: string | null; groupName: string | null }

/** One page of a plan's actions in the order of a view, and how many there are. */
export async function listActions(
  db: ReadDb,
  plan: Plan,
  query: PlanQuery,
  today: PlainDate,
  tree: readonly TreeNode[],
): Promise<{ actions: ListedAction[]; total: number; page: number }> {
  const day = { asAt: query.day ?? null, today }
  const { page: _, ...asked } = query
  const order = () => orderedKeys(narrow(standingOf(db, plan, day), query, tree), query.by, tree)
  const what = `order ${JSON.stringify([asked, today, plan.staleAfterDays])}`
  const keys = await oncePerRevision(plan, what, order)
  const page = Math.min(query.page, Math.max(1, Math.ceil(keys.length / pageSize)))
  const shown = keys.slice((page - 1) * pageSize, page * pageSize)
  const ids = [...new Set(shown.map(key => key.actionId))]
  const rows = ids.length > 0 ? await actionsWithin(standingOf(db, plan, day), ids) : []
  const leads = await listLeads(db, rows)
  const known = new Map(rows.map(row => [row.actionId, row]))
  const actions = shown.flatMap(key => {
    const row = known.get(key.actionId)
    if (!row) return []
    const group = groupOf(query.by, row, key.groupName, tree, query.day ?? today)
    return [{ ...row, leads: leads.get(row.actionId) ?? [], group }]
  })
  return { actions, total: keys.length, page }
}

/** Every action that a filter leaves, in the plan's own order. */
export async function listAllActions(
  db: ReadDb,
  plan: Plan,
  filter: PlanFilter,
  day: { asAt: PlainDate | null; today: PlainDate },
): Promise<{ actions: Judged[]; tree: TreeNode[] }> {
  const tree = treeOf(await listNodes(db, plan.id, day.asAt))
  const query = narrow(standingOf(db, plan, day), filter, tree)
  const rows = (await query.selectAll('s').execute()) as Judged[]
  const place = new Map(tree.map((node, index) => [node.nodeId, index]))
  const at = (row: Judged) => (row.nodeId === null ? -1 : (place.get(row.nodeId) ?? tree.length))
  rows.sort(
    (a, b) => at(a) - at(b) || a.position - b.position || (a.actionId < b.actionId ? -1 : 1),
  )
  return { actions: rows, tree }
}

function actionsWithin(query: JudgedQuery, ids: string[]): Promise<Judged[]> {
  return query
    .selectAll('s')
    .where(sql<boolean>`s.action_id = any(${ids}::uuid[])`)
    .execute() as Promise<Judged[]>
}

function narrow(query: JudgedQuery, filter: PlanFilter, tree: readonly TreeNode[]): JudgedQuery {
  let narrowed = query
  const states = filter.state
  narrowed =
    states.length === 0
      ? narrowed.where('s.state', '=', 'active')
      : narrowed.where(
          sql<boolean>`(case when s.state <> 'active' then s.state = any(${states}::text[])
            else s.status = any(${states}::text[]) or (s.open and 'open' = any(${states}::text[])) end)`,
        )
  if (filter.colour.length > 0)
    narrowed = narrowed.where(
      sql<boolean>`coalesce(s.colour, 'none') = any(${filter.colour}::text[])`,
    )
  for (const flag of filter.flag) narrowed = narrowed.where(`s.${flag}`, '=', true)
  if (filter.owner)
    narrowed = narrowed.where(
      sql<boolean>`exists (select from plan.responsibility r where r.action_id = s.action_id and r.version = s.version
        and r.role = 'lead' and r.party_id = ${filter.owner}::uuid)`,
    )
  if (filter.node)
    narrowed = narrowed.where(
      sql<boolean>`s.node_id = any(${withinNode(tree, filter.node)}::uuid[])`,
    )
  for (const word of filter.q.split(/\s+/).filter(Boolean).slice(0, 10))
    narrowed = narrowed.where(
      sql<boolean>`concat_ws(' ', s.number, s.text, array_to_string(s.points, ' '), s.timescale_raw, s.measure,
        s.situation, s.next_steps, s.notes) ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    )
  return narrowed
}

/** The ids in the order of a view. Under its owners an action stands once for each of its leads. */
async function orderedKeys(
  query: JudgedQuery,
  by: View,
  tree: readonly TreeNode[],
): Promise<Key[]> {
  const order = tree.map(node => node.nodeId)
  const placed = query.leftJoin(
    sql<{ id: string; place: number }>`unnest(${order}::uuid[]) with ordinality`.as<'o'>(
      sql`o(id, place)`,
    ),
    join => join.on(sql<boolean>`o.id = s.node_id`),
  )
  const inPlan = sql`o.place nulls first, s.position, s.action_id`
  if (by === 'owner')
    return (await placed
      .leftJoin(
        sql<{ actionId: string; version: number; name: string }>`(
          select r.action_id, r.version, p.name, min(r.position) as position from plan.responsibility r
          join plan.party p on p.id = r.party_id where r.role = 'lead' group by 1, 2, 3)`.as('l'),
        join => join.on(sql<boolean>`l.action_id = s.action_id and l.version = s.version`),
      )
      .select(['s.actionId', 's.nodeId', sql<string | null>`l.name`.as('groupName')])
      .orderBy(sql`lower(l.name) nulls first, ${inPlan}`)
      .execute()) as Key[]
  const sorting = {
    priority: inPlan,
    due: sql`not s.late, s.due_on nulls last, s.timescale_kind, ${inPlan}`,
    state: sql`array_position(array['not-begun', 'begun', 'partly-complete', 'not-known', 'complete', 'parked',
      'closed-not-desirable', 'closed-not-achievable'], s.status), s.state, ${inPlan}`,
  }[by]
  return (await placed
    .select(['s.actionId', 's.nodeId', sql<string | null>`null`.as('groupName')])
    .orderBy(sorting)
    .execute()) as Key[]
}

/** Who leads each of some versions of actions, as printed, with whom it means. */
async function listLeads(
  db: ReadDb,
  actions: readonly { actionId: string; version: number }[],
): Promise<Map<string, { printed: string; kind: string }[]>> {
  const leads = new Map<string, { printed: string; kind: string }[]>()
  if (actions.length === 0) return leads
  const { rows } = await sql<{ actionId: string; printed: string; kind: string }>`
    select r.action_id, r.printed, p.kind
    from unnest(${actions.map(action => action.actionId)}::uuid[], ${actions.map(action => action.version)}::integer[])
      as wanted(action_id, version)
    join plan.responsibility r on r.action_id = wanted.action_id and r.version = wanted.version and r.role = 'lead'
    join plan.party p on p.id = r.party_id
    order by r.action_id, r.position`.execute(db)
  for (const { actionId, printed, kind } of rows)
    leads.set(actionId, [...(leads.get(actionId) ?? []), { printed, kind }])
  return leads
}
