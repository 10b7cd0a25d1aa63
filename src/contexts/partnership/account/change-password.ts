import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import { type Actor, tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { hashPassword } from '../signing-in/password.ts'
import { refuseWrongPassword } from '../signing-in/sign-in.ts'
import type { ChangePasswordInput } from './account-form.ts'
import { refuseWeakPassword } from './password-rules.ts'

/**
 * Changes one's own password and ends every other session. Answers with a Refusal where the current password is
 * wrong, since that try stays counted; throws one for a weak new password.
 */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  { current, password }: ChangePasswordInput,
  session: string,
): Promise<Refusal | undefined> {
  refuseWeakPassword(password, actor)
  if (password === current)
    throw new Refusal('password', 'New password must be different from your current password')
  const wrong = await refuseWrongPassword(tx, actor.email, current)
  if (wrong) return new Refusal('current', wrong)
  await sql`select partnership.set_password(${actor.userId}::uuid, ${await hashPassword(password)})`.execute(
    tx,
  )
  await sql`select partnership.end_own_sessions(${tokenHash(session)})`.execute(tx)
  await recordAudit(tx, 'partnership.user.password-changed', { kind: 'user', id: actor.userId })
  return undefined
}
