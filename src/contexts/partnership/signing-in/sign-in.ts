import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { networkPlace } from '../../../platform/web/network-place.ts'
import { workOutPassword } from './password.ts'

/** Said where somebody has tried too often; the database counts over a quarter of an hour. */
export const tooManyTries = 'There were too many tries. Wait 15 minutes and try again'

/** How a step went, in the words of the database. */
export type Outcome =
  | 'right'
  | 'wrong'
  | 'wait'
  | 'used'
  | 'over'
  | 'second'
  | 'unknown'
  | 'other'
  | 'taken'

/** Who is on their way in: the secret of their cookie, what their browser is known by, and from where they ask. */
export type Entrant = { token: string; browser: string; place: string }

/** Asks a function of the database about a step; each says in its comment what it answers. */
export async function outcomeOf(
  tx: Tx,
  step: ReturnType<typeof sql<{ outcome: Outcome }>>,
): Promise<Outcome> {
  const { rows } = await step.execute(tx)
  return rows[0]?.outcome ?? 'wrong'
}

/**
 * The first step in: an e-mail address and password. The answer to a wrong password, to an address that nobody has and
 * to a disabled account is the same, in words and in time.
 */
export async function provePassword(
  tx: Tx,
  entrant: Entrant,
  typed: { email: string; password: string },
  goingTo: string,
): Promise<Refusal | undefined> {
  const proof = await workOutPassword(tx, typed.email, typed.password)
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.prove_password(${tokenHash(entrant.token)}, ${typed.email}, ${proof},
      ${placeKey(entrant.place)}, ${tokenHash(entrant.browser)}, ${goingTo}) as outcome`,
  )
  // Returned, not thrown: the failed try has to stay written down.
  if (outcome === 'wait') return new Refusal('email', tooManyTries)
  if (outcome !== 'right')
    return new Refusal('email', 'The email address or the password is not right')
  return undefined
}

/** The last step in. Answers whether a session was started; where not, something is missing still. */
export async function finishSignIn(
  tx: Tx,
  token: string,
  newSession: string,
  device: string,
): Promise<boolean> {
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.finish_sign_in(${tokenHash(token)}, ${tokenHash(newSession)}, ${device}) as outcome`,
  )
  return outcome === 'right'
}

/** Ends a session at once. */
export async function signOut(tx: Tx, session: string): Promise<void> {
  await sql`select partnership.end_session(${tokenHash(session)})`.execute(tx)
}

/** Under what tries from a network address are counted. */
function placeKey(place: string): Buffer {
  return createHash('sha256')
    .update(`place:${networkPlace(place)}`)
    .digest()
}
