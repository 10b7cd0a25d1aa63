import { sql } from 'kysely'
import { isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { type ListQuery, pageSize, patternOf } from '../list-form.ts'

/** The posts of every organisation with who holds them on a day. */
export async function listPosts(db: ReadDb, query: ListQuery, today: PlainDate) {
  let found = db
    .selectFrom('partnership.post as p')
    .innerJoin('partnership.organisation as o', 'o.id', 'p.organisationId')
  if (query.q) {
    const pattern = patternOf(query.q)
    found = found.where(eb =>
      eb.or([eb('p.title', 'ilike', pattern), eb('o.name', 'ilike', pattern)]),
    )
  }
  const rows = await found
    .select(['p.id', 'p.title', 'o.name as organisation'])
    .select(
      sql<string[]>`array(select u.name from partnership.post_holder h
        join partnership.user_account u on u.id = h.user_id
        where h.post_id = p.id and h.from_date <= ${today} and (h.to_date is null or h.to_date >= ${today})
        order by u.name)`.as('holders'),
    )
    .orderBy('p.title')
    .orderBy('o.name')
    .limit(pageSize)
    .offset((query.page - 1) * pageSize)
    .execute()
  const { total } = await found
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** A post with everyone who has held it, newest first. Throws NotFound. */
export async function getPost(db: ReadDb, id: string) {
  const post = await db
    .selectFrom('partnership.post as p')
    .innerJoin('partnership.organisation as o', 'o.id', 'p.organisationId')
    .select(['p.id', 'p.title', 'p.organisationId', 'o.name as organisation'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!post) throw new NotFound('no such post')
  const holders = await db
    .selectFrom('partnership.postHolder as h')
    .innerJoin('partnership.userAccount as u', 'u.id', 'h.userId')
    .select(['u.id as userId', 'u.name', 'h.fromDate', 'h.toDate'])
    .where('h.postId', '=', id)
    .orderBy('h.fromDate', 'desc')
    .orderBy('u.name')
    .execute()
  return { ...post, holders }
}
export type ShownPost = Awaited<ReturnType<typeof getPost>>

/** One person's time in a post, named by its first day. Throws NotFound. */
export async function getHolding(db: ReadDb, postId: string, userId: string, fromDate: string) {
  if (!isPlainDate(fromDate)) throw new NotFound('no such day')
  const post = await getPost(db, postId)
  const holder = post.holders.find(one => one.userId === userId && one.fromDate === fromDate)
  if (!holder) throw new NotFound('nobody of that name held the post from that day')
  return { post, holder }
}
