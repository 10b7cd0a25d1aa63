import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { newOneTimeCode, oneTimeCodeHash } from '../one-time-code.ts'
import { type Outcome, outcomeOf, tooManyTries } from '../signing-in/sign-in.ts'
import { findSignIn } from '../signing-in/sign-in-state.ts'

const said: Partial<Record<Outcome, string>> = {
  wait: tooManyTries,
  over: 'That took too long, or there were too many tries. Sign in again',
  used: 'That code has been used. Wait until your app shows the next one',
}

/**
 * Checks a code of the authenticator app. `token` is the cookie of whoever is on their way in, or of the session of
 * whoever shows again that it is them. Answers what is wrong, or undefined. What failed stays counted: do not throw.
 */
export async function refuseAppCode(
  tx: Tx,
  token: string,
  code: string,
): Promise<string | undefined> {
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.prove_app(${tokenHash(token)}, ${code.replaceAll(/\s/g, '')}) as outcome`,
  )
  if (outcome === 'right') return undefined
  return said[outcome] ?? 'That code is not right. Enter the one that your app shows now'
}

/** Checks a recovery code and uses it up. Answers what is wrong, or undefined. */
export async function refuseRecoveryCode(
  tx: Tx,
  token: string,
  code: string,
): Promise<string | undefined> {
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.prove_recovery_code(${tokenHash(token)}, ${oneTimeCodeHash(code)}) as outcome`,
  )
  if (outcome === 'right') return undefined
  return said[outcome] ?? 'That is not one of your recovery codes, or it has been used'
}

/** Adds an authenticator app once it shows the right code. Answers what is wrong, or undefined. */
export async function addApp(
  tx: Tx,
  token: string,
  { secret, code }: { secret: Buffer; code: string },
): Promise<string | undefined> {
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.confirm_app(${tokenHash(token)}, ${secret}, ${code}) as outcome`,
  )
  if (outcome === 'right') return undefined
  return (
    said[outcome] ??
    'That code is not right. Check that the clock of your telephone is right, and enter the newest code'
  )
}

/**
 * Ten new recovery codes, to be shown this once; those before are worth nothing any more. Throws a Refusal where there is
 * no second factor whose place they could take.
 */
export async function makeRecoveryCodes(tx: Tx, token: string): Promise<string[]> {
  const state = await findSignIn(tx, token)
  if (!state?.hasApp && !state?.passkeys.length)
    throw new Refusal('form', 'Add an authenticator app or a passkey first')
  // 120 bits each, so that a plain hash is enough to keep (ASVS 5.0, 6.5.2).
  const codes = Array.from({ length: 10 }, () => newOneTimeCode(6))
  const hashes = codes.map(code => oneTimeCodeHash(code))
  await sql`select partnership.set_recovery_codes(${tokenHash(token)}, ${hashes}::bytea[])`.execute(
    tx,
  )
  return codes
}
