import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { sessionOf } from '../../../platform/web/cookies.ts'
import { originOf } from '../../../platform/web/origin.ts'
import type { ConfirmationWays, Confirming } from '../../../platform/web/step-up.ts'
import { refusePasskey } from '../second-factor/passkey.ts'
import { refuseAppCode, refuseRecoveryCode } from '../second-factor/prove-second-factor.ts'
import { workOutPassword } from '../signing-in/password.ts'
import { type Outcome, outcomeOf, tooManyTries } from '../signing-in/sign-in.ts'
import { findSignIn } from '../signing-in/sign-in-state.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { getOwnFactors } from './own-factors.ts'

/** What whoever is asking can show with that it is them. Whoever has a second factor is asked for it. */
export async function confirmationWays(db: ReadDb): Promise<ConfirmationWays> {
  const own = await getOwnFactors(db)
  const hasFactor = own.appAddedAt !== null || own.passkeys.length > 0
  return {
    app: own.appAddedAt !== null,
    passkey: own.passkeys.length > 0,
    recovery: hasFactor && own.recoveryLeft > 0,
    password: !hasFactor && own.hasPassword,
    providers: hasFactor ? [] : own.providers,
  }
}

/** How routes with `stepUp` ask people to show again that it is them. */
export const confirming: Confirming = {
  ways: ({ tx }) => confirmationWays(tx),
  check: async ({ app, tx, request, answer }) => {
    const session = sessionOf(request) ?? ''
    await openConfirmation(tx, session)
    if (answer.way === 'recovery') return await refuseRecoveryCode(tx, session, answer.value)
    if (answer.way === 'password') return await refusePassword(tx, session, answer.value)
    if (answer.way === 'credential')
      return await refusePasskey(tx, { origin: originOf(app, request) }, session, answer.value)
    return await refuseAppCode(tx, session, answer.value)
  },
  page: ConfirmPage,
}

/** Begins to ask whoever is signed in with that session. */
export async function openConfirmation(tx: Tx, session: string): Promise<void> {
  await sql`select partnership.open_confirmation(${tokenHash(session)})`.execute(tx)
}

async function refusePassword(
  tx: Tx,
  session: string,
  password: string,
): Promise<string | undefined> {
  const state = await findSignIn(tx, session)
  const proof = await workOutPassword(tx, state?.email ?? '', password)
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.confirm_password(${tokenHash(session)}, ${proof}) as outcome`,
  )
  if (outcome === 'right') return undefined
  return outcome === 'wait' ? tooManyTries : 'Your password is not right'
}
