import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/connect.ts'

/** The secret of every authenticator app in tests: that of the examples of RFC 6238. */
export const testAppSecret = Buffer.from('12345678901234567890')

/** What an authenticator app shows at an instant (RFC 6238), worked out apart from how the database does. */
export function appCodeAt(instant: number, secret: Uint8Array = testAppSecret, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(instant / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac[19] ?? 0) & 15
  const number = (mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/**
 * The code of a user's app now. A code is taken once in half a minute, and tests sign in faster than that: what was used
 * before is forgotten first.
 */
export async function freshAppCode(owner: Db, userId: string): Promise<string> {
  await sql`update partnership.authenticator_app set last_step = 0 where user_id = ${userId}::uuid`.execute(
    owner,
  )
  return appCodeAt(Date.now())
}

/** Gives a user the app of tests, and a recovery code so that they are not asked to make some. */
export async function giveApp(owner: Db, userId: string): Promise<void> {
  await sql`insert into partnership.authenticator_app (user_id, secret, last_step)
    values (${userId}::uuid, ${testAppSecret}, 0)`.execute(owner)
  await sql`insert into partnership.recovery_code (user_id, code_hash)
    values (${userId}::uuid, sha256('nobody knows this one'))`.execute(owner)
}
