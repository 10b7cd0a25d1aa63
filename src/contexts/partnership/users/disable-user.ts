import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import { refuseWithoutAdministrator } from './refuse-without-administrator.ts'

/**
 * Keeps somebody from signing in; their sessions end at once. Disabling twice changes nothing. Throws a Refusal where
 * nobody would be left who administers the partnership.
 */
export async function disableUser(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  await lockPartnership(tx, actor)
  if ((await getDisabledAt(tx, id)) !== null) return
  await tx
    .updateTable('partnership.userAccount')
    .set({ disabledAt: now })
    .where('id', '=', id)
    .execute()
  await refuseWithoutAdministrator(tx, 'form')
  await recordAudit(tx, 'partnership.user.disabled', { kind: 'user', id })
}

/** From when an account is disabled. Throws NotFound. */
export async function getDisabledAt(tx: Tx, id: string): Promise<Date | null> {
  const found = await tx
    .selectFrom('partnership.userAccount')
    .select('disabledAt')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such user')
  return found.disabledAt
}
