import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { Snapshot } from './snapshot.ts'

/** The publications of a plan, newest first, without what they say. */
export function listPublications(db: ReadDb, planId: string) {
  return db
    .selectFrom('plan.publication as p')
    .leftJoin('partnership.userAccount as u', 'u.id', 'p.publishedBy')
    .select([
      'p.number',
      'p.title',
      'p.asAt',
      'p.public',
      'p.reason',
      'p.publishedAt',
      'p.withdrawnAt',
      'p.withdrawnReason',
      'u.name as publishedBy',
    ])
    .where('p.planId', '=', planId)
    .orderBy('p.number', 'desc')
    .execute()
}

/** One publication with what it says. */
export async function getPublication(db: ReadDb, planId: string, number: number) {
  const found = await db
    .selectFrom('plan.publication')
    .selectAll()
    .where('planId', '=', planId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such publication')
  return { ...found, snapshot: found.snapshot as unknown as Snapshot }
}

/** For each plan that is listed for everyone, its newest public publication that was not withdrawn. Needs no sign-in. */
export async function listPublicPlans(db: ReadDb) {
  const { rows } = await sql<{
    address: string
    title: string
    partnership: string
    asAt: string
    actions: number
  }>`
    select distinct on (address) address, title, snapshot ->> 'partnership' as partnership, as_at,
      jsonb_array_length(snapshot -> 'actions') as actions
    from plan.publication where public and withdrawn_at is null and plan.is_listed(plan_id)
    order by address, number desc`.execute(db)
  return rows.sort(
    (a, b) => a.partnership.localeCompare(b.partnership) || a.title.localeCompare(b.title),
  )
}

/** What everyone may read at an address: the newest publication, or the one of that number. Needs no sign-in. */
export async function getPublicPublication(db: ReadDb, address: string, number: number | null) {
  const all = await db
    .selectFrom('plan.publication')
    .select(['id', 'number', 'asAt', 'reason', 'publishedAt'])
    .where('address', '=', address)
    .where('public', '=', true)
    .where('withdrawnAt', 'is', null)
    .orderBy('number', 'desc')
    .execute()
  const wanted = number === null ? all[0] : all.find(one => one.number === number)
  if (!wanted) throw new NotFound('no such publication')
  const { snapshot } = await db
    .selectFrom('plan.publication')
    .select('snapshot')
    .where('id', '=', wanted.id)
    .executeTakeFirstOrThrow()
  return {
    ...wanted,
    address,
    isNewest: wanted === all[0],
    all,
    snapshot: snapshot as unknown as Snapshot,
  }
}

export type PublicPublication = Awaited<ReturnType<typeof getPublicPublication>>

/** The number of a publication in an address. */
export function publicationNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound('no such publication')
  return Number(text)
}
