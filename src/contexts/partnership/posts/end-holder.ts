import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import { getHolding } from './post-queries.ts'

/** Says which day is somebody's last in a post. Throws a Refusal for a day before their first. */
export async function endHolder(
  tx: Tx,
  actor: Actor,
  of: { postId: string; userId: string; from: PlainDate },
  to: PlainDate,
): Promise<void> {
  await lockPartnership(tx, actor)
  const { holder } = await getHolding(tx, of.postId, of.userId, of.from)
  if (to < holder.fromDate) throw new Refusal('to', 'Last day must be the first day or after it')
  if (holder.toDate === to) return
  await tx
    .updateTable('partnership.postHolder')
    .set({ toDate: to })
    .where('postId', '=', of.postId)
    .where('userId', '=', of.userId)
    .where('fromDate', '=', of.from)
    .execute()
  await recordAudit(
    tx,
    'partnership.post.left',
    { kind: 'post', id: of.postId },
    { person: of.userId, from: of.from, to: [holder.toDate, to] },
  )
}
