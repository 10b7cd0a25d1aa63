import { type SelectQueryBuilder, sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Database, ReadDb } from '../../../platform/db/connect.ts'
import type { Rag, TimescaleKind } from '../reading/reading.ts'
import type { Achievable, Desirable, Status } from '../review/colour-rules.ts'

export type ActionState = 'active' | 'merged' | 'split' | 'removed' | 'carried-forward'

/** An action as it stands on a day: its version and its newest review then. */
export type Standing = {
  actionId: string
  planId: string
  version: number
  effectiveOn: PlainDate
  state: ActionState
  becameActionId: string | null
  nodeId: string | null
  position: number
  number: string | null
  text: string
  points: string[]
  timescaleRaw: string
  timescaleKind: TimescaleKind
  timescaleFrom: string | null
  timescaleTo: string | null
  timescaleEvery: string | null
  dueOn: PlainDate | null
  measure: string | null
  /** Number of the newest review, 0 for none. */
  review: number
  status: Status
  continues: boolean
  desirable: Desirable
  desirableReason: string | null
  achievable: Achievable
  achievableReason: string | null
  situation: string | null
  nextSteps: string | null
  notes: string | null
  notesPublic: boolean
  colour: Rag | null
  colourDerived: Rag | null
  colourByHand: Rag | null
  colourReason: string | null
  reviewedOn: PlainDate | null
  reviewKind: 'review' | 'imported' | null
  groupId: string | null
  decidedOn: PlainDate | null
}

/** What follows from how an action stands, on a day. */
export type Judged = Standing & {
  /** There is still work to do: active, and not complete, parked or closed. */
  open: boolean
  /** Open, and its last day has passed (plan.is_late). */
  late: boolean
  /** Open, and nobody has reviewed it for as many days as the plan allows. */
  stale: boolean
  /** Open, and no lead is an organisation, group, post, team or user. */
  unowned: boolean
  /** Open, and its date is blank or to be confirmed. */
  undated: boolean
}

export type JudgedQuery = SelectQueryBuilder<Database & { s: Judged }, 's', object>

type PlanOfStanding = { id: string; staleAfterDays: number }

/**
 * The one way to ask where the actions of a plan stand: now, or as at a past day. Every list, count and export narrows
 * this query, so that all of them say the same. What is never asked for is never worked out.
 */
export function standingOf(
  db: ReadDb,
  plan: PlanOfStanding,
  day: { asAt: PlainDate | null; today: PlainDate },
): JudgedQuery {
  const on = day.asAt ?? day.today
  const source =
    day.asAt === null
      ? sql`(select * from plan.standing where plan_id = ${plan.id}::uuid)`
      : sql`plan.standing_on(${plan.id}::uuid, ${day.asAt}::date)`
  const open = sql`(v.state = 'active' and v.status in ('not-known', 'not-begun', 'begun', 'partly-complete'))`
  const judged = sql<Judged>`(
    select v.*, ${open} as open,
      plan.is_late(v.state, v.status, v.timescale_kind, v.due_on, v.timescale_every, v.reviewed_on, ${on}::date) as late,
      (${open} and coalesce(v.reviewed_on,
        (select first.effective_on from plan.action_version first where first.action_id = v.action_id and first.version = 1))
        < ${on}::date - ${plan.staleAfterDays}::integer) as stale,
      (${open} and not exists (
        select from plan.responsibility r
        where r.action_id = v.action_id and r.version = v.version and r.role = 'lead' and r.party_id = any (owners.ids))) as unowned,
      (${open} and v.timescale_kind in ('none', 'tbc')) as undated
    from ${source} v
    cross join (select array(select p.id from plan.party p where p.kind not in ('nobody', 'unresolved')) as ids offset 0) owners)`
  return db.selectFrom(judged.as('s')) as unknown as JudgedQuery
}
