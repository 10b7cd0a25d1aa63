import { hash, verify } from '@node-rs/argon2'

// argon2id with the second recommended option of RFC 9106, section 4: 64 MiB, three passes, four lanes.
const options = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 }

/** What is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), options)
}

// Compared with when there is no such account, so that both answers take equally long.
let nobody: Promise<string> | undefined

/** Whether a typed password is the one that was kept; takes as long where none was kept. */
export async function isPassword(kept: string | undefined, typed: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const right = await verify(kept ?? (await nobody), typed.normalize('NFKC'))
  return kept !== undefined && right
}
