import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/** The partnership's plans that were not withdrawn, newest first. */
export function listPlans(db: ReadDb) {
  return db
    .selectFrom('plan.plan')
    .select(['id', 'slug', 'title', 'kind', 'status', 'period', 'public'])
    .where('status', '<>', 'withdrawn')
    .orderBy('createdAt', 'desc')
    .execute()
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
