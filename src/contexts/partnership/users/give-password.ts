import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { refuseWeakPassword } from '../account/password-rules.ts'
import { hashPassword } from '../signing-in/password.ts'
import { getUserRecord } from './user-queries.ts'

/**
 * Gives somebody a new password, which the administrator hands over; their sessions end at once. One's own is changed
 * on the account page, where the old one is asked for. Throws a Refusal for a weak password.
 */
export async function givePassword(
  tx: Tx,
  actor: Actor,
  id: string,
  password: string,
): Promise<void> {
  if (id === actor.userId)
    throw new Refusal('password', 'Change your own password on your account page')
  refuseWeakPassword(password, await getUserRecord(tx, id))
  await sql`select partnership.set_password(${id}::uuid, ${await hashPassword(password)})`.execute(
    tx,
  )
  await recordAudit(tx, 'partnership.user.password-given', { kind: 'user', id })
}
