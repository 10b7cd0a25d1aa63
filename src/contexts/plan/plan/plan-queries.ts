import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { type Progress, progressOf, tallyPlan } from './count-actions.ts'

/** The partnership's plans that were not withdrawn, newest first. */
export function listPlans(db: ReadDb) {
  return db
    .selectFrom('plan.plan')
    .select([
      'id',
      'slug',
      'title',
      'kind',
      'status',
      'period',
      'public',
      'staleAfterDays',
      'revision',
    ])
    .where('status', '<>', 'withdrawn')
    .orderBy('createdAt', 'desc')
    .execute()
}

export type PlanWithProgress = Awaited<ReturnType<typeof listPlans>>[number] & {
  progress: Progress
}

/** The plans with how far each one is. */
export async function listPlansWithProgress(
  db: ReadDb,
  today: PlainDate,
): Promise<PlanWithProgress[]> {
  const plans: PlanWithProgress[] = []
  for (const plan of await listPlans(db))
    plans.push({
      ...plan,
      progress: progressOf(await tallyPlan(db, plan, { asAt: null, today })),
    })
  return plans
}

/** A plan by its name in addresses. */
export function getPlan(db: ReadDb, slug: string) {
  return db
    .selectFrom('plan.plan')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow(() => new NotFound('no such plan'))
}

export type Plan = Awaited<ReturnType<typeof getPlan>>

/** The parties that lead actions of a plan now, with how many each leads. */
export function listLeadParties(db: ReadDb, planId: string) {
  return db
    .selectFrom('plan.action as a')
    .innerJoin('plan.actionVersion as v', join =>
      join.onRef('v.actionId', '=', 'a.id').onRef('v.version', '=', 'a.currentVersion'),
    )
    .innerJoin('plan.responsibility as r', join =>
      join.onRef('r.actionId', '=', 'v.actionId').onRef('r.version', '=', 'v.version'),
    )
    .innerJoin('plan.party as p', 'p.id', 'r.partyId')
    .select(eb => ['p.id', 'p.name', eb.fn.count<number>('a.id').distinct().as('actions')])
    .where('a.planId', '=', planId)
    .where('v.state', '=', 'active')
    .where('r.role', '=', 'lead')
    .groupBy(['p.id', 'p.name'])
    .orderBy('p.name')
    .execute()
}
