import { sql } from 'kysely'
import { toCsv } from '../../../platform/csv.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { nodeName } from '../node/tree-rules.ts'
import { listAllActions } from '../plan/list-actions.ts'
import type { PlanFilter } from '../plan/plan-filter-form.ts'
import { getPlan, type Plan } from '../plan/plan-queries.ts'
import type { Judged } from '../plan/standing-queries.ts'
import { statuses } from '../review/colour-rules.ts'

type Names = { actionId: string; leads: string[]; others: string[] }

const headings = [
  'Part of the plan', 'Number', 'Action', 'Points', 'Due', 'Last day', 'Late', 'Lead', 'Others', 'Measure', 'State',
  'Status', 'Continues', 'Colour', 'Still desirable', 'Why', 'Still achievable', 'Why', 'Current situation',
  'Next steps', 'Notes', 'Notes public', 'Reviewed on', 'Id',
] // biome-ignore format: as the columns stand

/** The actions that a filter leaves, as a CSV file in the plan's own order. */
export async function exportCsv(
  db: ReadDb,
  slug: string,
  filter: PlanFilter,
  day: { asAt: PlainDate | null; today: PlainDate },
): Promise<string> {
  const plan = await getPlan(db, slug)
  const { actions, tree } = await listAllActions(db, plan, filter, day)
  const names = await namesOf(db, actions)
  const places = new Map(tree.map(node => [node.nodeId, node.path.map(nodeName).join(' › ')]))
  const yes = (value: boolean) => (value ? 'yes' : 'no')
  return toCsv([
    headings,
    ...actions.map(action => [
      (action.nodeId && places.get(action.nodeId)) ?? '',
      action.number,
      action.text,
      action.points.join('\n'),
      action.timescaleRaw,
      action.dueOn,
      yes(action.late),
      names.get(action.actionId)?.leads.join('; ') ?? '',
      names.get(action.actionId)?.others.join('; ') ?? '',
      action.measure,
      action.state,
      statuses[action.status],
      yes(action.continues),
      action.colour,
      action.desirable,
      action.desirableReason,
      action.achievable,
      action.achievableReason,
      action.situation,
      action.nextSteps,
      action.notes,
      yes(action.notesPublic),
      action.reviewedOn,
      action.actionId,
    ]),
  ])
}

async function namesOf(db: ReadDb, actions: readonly Judged[]): Promise<Map<string, Names>> {
  if (actions.length === 0) return new Map()
  const { rows } = await sql<Names>`
    select r.action_id,
      coalesce(array_agg(r.printed order by r.position) filter (where r.role = 'lead'), '{}') as leads,
      coalesce(array_agg(r.printed order by r.position) filter (where r.role = 'other'), '{}') as others
    from unnest(${actions.map(action => action.actionId)}::uuid[], ${actions.map(action => action.version)}::integer[])
      as wanted(action_id, version)
    join plan.responsibility r on r.action_id = wanted.action_id and r.version = wanted.version
    group by 1`.execute(db)
  return new Map(rows.map(row => [row.actionId, row]))
}

/** Everything that is known about a plan: every version of its parts and actions, reviews, owners and links. */
export async function exportJson(db: ReadDb, slug: string): Promise<string> {
  const plan = await getPlan(db, slug)
  const of = (table: ReturnType<typeof sql>, order: ReturnType<typeof sql>) =>
    sql<
      Record<string, unknown>
    >`select t.* from ${table} t where t.plan_id = ${plan.id}::uuid order by ${order}`
  const nodes = await of(sql`plan.node_version`, sql`t.node_id, t.version`).execute(db)
  const actions = await of(sql`plan.action_version`, sql`t.action_id, t.version`).execute(db)
  const reviews = await of(sql`plan.review`, sql`t.action_id, t.number`).execute(db)
  const { rows: names } = await sql<Record<string, unknown>>`
    select r.action_id, r.version, r.role, r.position, r.printed, p.id as party_id, p.name as party, p.kind as party_kind
    from plan.action a join plan.responsibility r on r.action_id = a.id join plan.party p on p.id = r.party_id
    where a.plan_id = ${plan.id}::uuid order by r.action_id, r.version, r.role, r.position`.execute(
    db,
  )
  const { rows: links } = await sql<Record<string, unknown>>`
    select l.* from plan.link l
    where l.plan_id = ${plan.id}::uuid
      or exists (select from plan.action a where a.plan_id = ${plan.id}::uuid and a.id in (l.from_action_id, l.to_action_id))
    order by l.id`.execute(db)
  const content = {
    format: 'throughline-plan-1',
    plan: plan satisfies Plan,
    nodes: nodes.rows,
    actions: actions.rows,
    responsibilities: names,
    reviews: reviews.rows,
    links,
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
