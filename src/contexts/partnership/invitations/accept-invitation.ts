import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { refuseWeakPassword } from '../account/password-rules.ts'
import { oneTimeCodeHash } from '../one-time-code.ts'
import { hashPassword } from '../signing-in/password.ts'
import { type Entrant, type Outcome, outcomeOf, tooManyTries } from '../signing-in/sign-in.ts'
import type { SignInState } from '../signing-in/sign-in-state.ts'

/**
 * Begins to sign in with a one-time code. Answers what is wrong, or undefined; a wrong one stays counted. The code is
 * used up when a way to sign in is chosen, not before.
 */
export async function acceptInvitation(
  tx: Tx,
  { token, browser, place }: Entrant,
  code: string,
): Promise<string | undefined> {
  const placeHash = createHash('sha256').update(`one-time code from:${place}`).digest()
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.accept_invitation(${tokenHash(token)}, ${oneTimeCodeHash(code)},
      ${placeHash}, ${tokenHash(browser)}) as outcome`,
  )
  if (outcome === 'right') return undefined
  if (outcome === 'wait') return tooManyTries
  return 'That code is not right, has been used, or is too old. Ask for a new one'
}

/** Sets the password of whoever holds a one-time code. Throws a Refusal for a weak one and where the code was used. */
export async function choosePassword(
  tx: Tx,
  token: string,
  state: SignInState,
  password: string,
): Promise<void> {
  refuseWeakPassword(password, { name: state.userName, email: state.email })
  const kept = await hashPassword(password)
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.choose_password(${tokenHash(token)}, ${kept}) as outcome`,
  )
  if (outcome !== 'right')
    throw new Refusal('password', 'Your code has been used or is too old. Ask for a new one')
}
