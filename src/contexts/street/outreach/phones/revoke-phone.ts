import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { StaleVersion } from '../../../../platform/refusal.ts'
import { getPhone } from './phone-queries.ts'

/**
 * Takes a phone's list back: it forgets it when it next asks, and what it still sends is kept for the co-ordinator. Throws
 * NotFound for a phone that is not the actor's to answer for, StaleVersion where somebody did it meanwhile.
 */
export async function revokePhone(
  tx: Tx,
  actor: Actor,
  id: string,
  because: string,
  now: Date,
): Promise<void> {
  const phone = await getPhone(tx, id)
  if (phone.revokedAt) throw new StaleVersion('Somebody took it back meanwhile')
  const { numUpdatedRows } = await tx
    .updateTable('street.pack')
    .set({ revokedAt: now, revokedBy: actor.userId, revokedBecause: because })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StaleVersion('Somebody took it back meanwhile')
  await recordAudit(
    tx,
    'street.pack.revoked',
    { kind: 'pack', id },
    { user: phone.userId, because },
  )
}
