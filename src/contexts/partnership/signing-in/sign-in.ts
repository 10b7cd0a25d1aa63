import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isPassword } from './password.ts'

// After so many wrong passwords for one address or from one place, signing in waits.
const allowedPerAddress = 10
const allowedPerPlace = 100
const withinMinutes = 15
const tooManyTries = `There were too many tries. Wait ${withinMinutes} minutes and try again`
// A working day: however busy the browser is, the session then ends.
const sessionMinutes = 12 * 60

/**
 * Starts a session for an e-mail address and password. The answer to a wrong password, to an address that nobody
 * has and to a disabled account is the same, in words and in time. `place` is the network address of the browser.
 */
export async function signIn(
  tx: Tx,
  typed: { email: string; password: string },
  place: string,
  newSession: string,
): Promise<Refusal | undefined> {
  const byAddress = addressKey(typed.email)
  const byPlace = keyOf('place', place)
  if (
    (await countFailures(tx, byAddress)) >= allowedPerAddress ||
    (await countFailures(tx, byPlace)) >= allowedPerPlace
  )
    throw new Refusal('email', tooManyTries)

  const userId = await findUser(tx, typed.email, typed.password)
  if (!userId) {
    for (const key of [byAddress, byPlace]) await recordFailure(tx, key)
    // Returned, not thrown: the failed try has to stay written down.
    return new Refusal('email', 'The email address or the password is not right')
  }
  await sql`select partnership.start_session(${userId}::uuid, ${tokenHash(newSession)}, ${sessionMinutes})`.execute(
    tx,
  )
  return undefined
}

/**
 * What is wrong with the password that somebody signed in types once more, or undefined where it is right. A wrong one
 * counts as a failed sign-in, so that a browser left open is not a place to guess in.
 */
export async function refuseWrongPassword(
  tx: Tx,
  email: string,
  password: string,
): Promise<string | undefined> {
  const key = addressKey(email)
  if ((await countFailures(tx, key)) >= allowedPerAddress) return tooManyTries
  if (await findUser(tx, email, password)) return undefined
  await recordFailure(tx, key)
  return 'Your current password is not right'
}

/** Ends a session at once. */
export async function signOut(tx: Tx, session: string): Promise<void> {
  await sql`select partnership.end_session(${tokenHash(session)})`.execute(tx)
}

async function findUser(tx: Tx, email: string, password: string): Promise<string | undefined> {
  const { rows } = await sql<{ userId: string; passwordHash: string }>`
    select * from partnership.find_credential(${email})`.execute(tx)
  const found = rows[0]
  return (await isPassword(found?.passwordHash, password)) ? found?.userId : undefined
}

async function recordFailure(tx: Tx, key: Buffer): Promise<void> {
  await sql`select partnership.record_failed_sign_in(${key})`.execute(tx)
}

function addressKey(email: string): Buffer {
  return keyOf('address', email.toLowerCase())
}

function keyOf(kind: 'address' | 'place', value: string): Buffer {
  return createHash('sha256').update(`${kind}:${value}`).digest()
}

async function countFailures(tx: Tx, key: Buffer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select partnership.count_failed_sign_ins(${key}, ${withinMinutes}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}
