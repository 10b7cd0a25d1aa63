import { sql } from 'kysely'
import { type Actor, tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { hashPassword, workOutPassword } from '../signing-in/password.ts'
import { type Outcome, outcomeOf, tooManyTries } from '../signing-in/sign-in.ts'
import type { ChangePasswordInput } from './account-form.ts'
import { refuseWeakPassword } from './password-rules.ts'

/**
 * Changes one's own password and ends every other session. Answers with a Refusal where the current password is wrong:
 * that try stays counted, like a failed sign-in. Throws one for a weak new password.
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
  const proof = await workOutPassword(tx, actor.email, current)
  const kept = await hashPassword(password)
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.change_password(${tokenHash(session)}, ${proof}, ${kept}) as outcome`,
  )
  if (outcome === 'right') return undefined
  return new Refusal(
    'current',
    outcome === 'wait' ? tooManyTries : 'Your current password is not right',
  )
}
