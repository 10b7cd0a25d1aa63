import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/** An action with its newest review, for the page that reviews it. */
export function findReviewed(db: ReadDb, actionId: string) {
  return db
    .selectFrom('plan.standing as s')
    .innerJoin('plan.plan as p', 'p.id', 's.planId')
    .selectAll('s')
    .select(['p.slug', 'p.title as planTitle'])
    .where('s.actionId', '=', actionId)
    .executeTakeFirst()
}

export async function getReviewed(db: ReadDb, actor: Actor, slug: string, actionId: string) {
  const action = await findReviewed(db, actionId)
  if (!action || action.slug !== slug) throw new NotFound('no such action in this plan')
  const groups = await listGroups(db)
  return { action, groups, mayReview: await mayReview(db, actor, actionId) }
}

export type ReviewedAction = Awaited<ReturnType<typeof getReviewed>>

/** Whether the person may review the action: a strategy lead any, a contributor those that they lead. */
export async function mayReview(db: ReadDb, actor: Actor, actionId: string): Promise<boolean> {
  if (actor.roles.includes('strategy-lead')) return true
  if (!actor.roles.includes('contributor')) return false
  const { rows } = await sql<{
    leads: boolean
  }>`select plan.leads_action(${actionId}::uuid) as leads`.execute(db)
  return rows[0]?.leads ?? false
}

/** The groups that decide about the plan. */
export function listGroups(db: ReadDb) {
  return db
    .selectFrom('partnership.governanceGroup')
    .select(['id', 'name', 'kind'])
    .orderBy('name')
    .execute()
}

/**
 * The open actions of a plan in the order in which a group goes through them: those not reviewed for longest first, with
 * what the group needs to know to begin.
 */
export async function listForReview(
  db: ReadDb,
  actor: Actor,
  planId: string,
  notSince: string | null,
) {
  const actions = await db
    .selectFrom('plan.standing as s')
    .select([
      's.actionId',
      's.number',
      's.text',
      's.status',
      's.colour',
      's.reviewedOn',
      's.timescaleRaw',
      's.dueOn',
    ])
    .where('s.planId', '=', planId)
    .where('s.state', '=', 'active')
    .where('s.status', 'not in', ['closed-not-desirable', 'closed-not-achievable'])
    .$if(notSince !== null, query =>
      query.where(eb =>
        eb.or([
          eb('s.reviewedOn', 'is', null),
          eb('s.reviewedOn', '<', notSince),
          eb('s.reviewKind', '=', 'imported'),
        ]),
      ),
    )
    .$if(!actor.roles.includes('strategy-lead'), query =>
      query.where(sql<boolean>`plan.leads_action(s.action_id)`),
    )
    .orderBy('s.reviewedOn', order => order.asc().nullsFirst())
    .orderBy('s.actionId')
    .limit(100)
    .execute()
  return actions
}
