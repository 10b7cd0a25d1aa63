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
  const attempts = [keyOf('address', typed.email.toLowerCase()), keyOf('place', place)] as const
  for (const [index, most] of [allowedPerAddress, allowedPerPlace].entries())
    if ((await countFailures(tx, attempts[index] ?? attempts[0])) >= most)
      throw new Refusal(
        'email',
        `There were too many tries. Wait ${withinMinutes} minutes and try again`,
      )

  const { rows } = await sql<{ userId: string; passwordHash: string }>`
    select * from partnership.find_credential(${typed.email})`.execute(tx)
  const found = rows[0]
  if (!(await isPassword(found?.passwordHash, typed.password)) || !found) {
    for (const key of attempts)
      await sql`select partnership.record_failed_sign_in(${key})`.execute(tx)
    // Returned, not thrown: the failed try has to stay written down.
    return new Refusal('email', 'The email address or the password is not right')
  }
  await sql`select partnership.start_session(${found.userId}::uuid, ${tokenHash(newSession)}, ${sessionMinutes})`.execute(
    tx,
  )
  return undefined
}

/** Ends a session at once. */
export async function signOut(tx: Tx, session: string): Promise<void> {
  await sql`select partnership.end_session(${tokenHash(session)})`.execute(tx)
}

function keyOf(kind: 'address' | 'place', value: string): Buffer {
  return createHash('sha256').update(`${kind}:${value}`).digest()
}

async function countFailures(tx: Tx, key: Buffer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select partnership.count_failed_sign_ins(${key}, ${withinMinutes}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}
