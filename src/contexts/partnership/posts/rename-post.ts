import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { lockPartnership } from '../administration.ts'
import { refuseTakenTitle } from './add-post.ts'
import { getPost } from './post-queries.ts'

/** Gives a post another title. Throws a Refusal for one that the organisation uses already. */
export async function renamePost(tx: Tx, actor: Actor, id: string, title: string): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getPost(tx, id)
  await refuseTakenTitle(tx, before.organisationId, title, id)
  if (before.title === title) return
  await tx.updateTable('partnership.post').set({ title }).where('id', '=', id).execute()
  await recordAudit(
    tx,
    'partnership.post.renamed',
    { kind: 'post', id },
    { title: [before.title, title] },
  )
}
