import { hash, hashRaw, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/connect.ts'

// argon2id with the second recommended option of RFC 9106, section 4: 64 MiB, three passes, four lanes.
const options = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 }
// Worked out where there is no such account, so that both answers take equally long.
const nobody = `$v=19$m=${options.memoryCost},t=${options.timeCost},p=${options.parallelism}$AAAAAAAAAAAAAAAAAAAAAA`

/** What is handed to the database of a password. The database keeps less of it: see `partnership.keep_verifier`. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), options)
}

/**
 * What the database compares with what it keeps: argon2id of the typed password, with the salt of that address. The
 * comparison, the counting of failed tries and what follows from them happen in the database.
 */
export async function workOutPassword(tx: Tx, email: string, typed: string): Promise<Buffer> {
  const { rows } = await sql<{ salt: string | null }>`
    select partnership.password_salt(${email}) as salt`.execute(tx)
  const [, , costs = '', salt = ''] = (rows[0]?.salt ?? nobody).split('$')
  const [m, t, p] = [...costs.matchAll(/\d+/g)].map(Number)
  return await hashRaw(typed.normalize('NFKC'), {
    memoryCost: m ?? options.memoryCost,
    timeCost: t ?? options.timeCost,
    parallelism: p ?? options.parallelism,
    salt: Buffer.from(salt, 'base64'),
  })
}

/** Whether a typed secret that is no password of an account is the one that was kept; takes as long where none was. */
export async function isPassword(kept: string | undefined, typed: string): Promise<boolean> {
  const nothing = `$argon2id${nobody}$${'A'.repeat(43)}`
  const right = await verify(kept ?? nothing, typed.normalize('NFKC'))
  return kept !== undefined && right
}
