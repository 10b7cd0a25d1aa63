import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { lockPartnership } from '../administration.ts'
import { getDisabledAt } from './disable-user.ts'

/** Lets somebody sign in again, with the password that they had. Enabling twice changes nothing. */
export async function enableUser(tx: Tx, actor: Actor, id: string): Promise<void> {
  await lockPartnership(tx, actor)
  if ((await getDisabledAt(tx, id)) === null) return
  await tx
    .updateTable('partnership.userAccount')
    .set({ disabledAt: null })
    .where('id', '=', id)
    .execute()
  await recordAudit(tx, 'partnership.user.enabled', { kind: 'user', id })
}
