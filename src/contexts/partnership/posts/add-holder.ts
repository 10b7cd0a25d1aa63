import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import { listActiveUsers } from '../users/user-queries.ts'
import type { AddHolderInput } from './post-form.ts'
import { getPost } from './post-queries.ts'

/**
 * Puts somebody into a post, beside whoever shares it; sent again, it changes nothing. Throws a Refusal where they hold
 * it already in any of these days.
 */
export async function addHolder(
  tx: Tx,
  actor: Actor,
  postId: string,
  { person, from, to }: AddHolderInput,
): Promise<void> {
  await lockPartnership(tx, actor)
  const post = await getPost(tx, postId)
  if (!(await listActiveUsers(tx)).some(user => user.id === person))
    throw new Refusal('person', 'Choose who holds the post')
  const own = post.holders.filter(holder => holder.userId === person)
  if (own.some(holder => holder.fromDate === from && holder.toDate === to)) return
  const overlapping = own.find(
    holder =>
      (to === null || holder.fromDate <= to) && (holder.toDate === null || holder.toDate >= from),
  )
  if (overlapping)
    throw new Refusal('from', `${overlapping.name} already holds the post in these days`)
  await tx
    .insertInto('partnership.postHolder')
    .values({
      postId,
      userId: person,
      fromDate: from,
      toDate: to,
      partnershipId: actor.partnershipId,
    })
    .execute()
  await recordAudit(tx, 'partnership.post.held', { kind: 'post', id: postId }, { person, from, to })
}
