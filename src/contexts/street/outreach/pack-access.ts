import { sql } from 'kysely'
import { type Actor, tokenHash } from '../../../platform/db/access.ts'
import type { Db, Tx } from '../../../platform/db/connect.ts'
import { unseal } from '../../../platform/seal.ts'

/** A phone that showed the token of its pack. */
export type PackAccess = {
  packId: string
  /** Whether it sends as its worker. Otherwise what it sends is kept for the co-ordinator, and it is told nothing. */
  isOpen: boolean
  /** The worker; without any role where it is not open. */
  actor: Actor
  tokenHash: Buffer
  /** The private key of the pack, still sealed with the secret of the service. */
  serverKey: string
  shiftId: string
  shiftStartsAt: Date
  shiftEndsAt: Date
}

/** The token opens nothing: it never was, or the key of its pack is destroyed. */
export class PackGone extends Error {
  override name = 'PackGone'
}

type Row = Omit<Actor, 'name' | 'session'> &
  Omit<PackAccess, 'isOpen' | 'actor' | 'tokenHash'> & {
    state: 'open' | 'closed'
    userName: string
  }

/**
 * Runs something in one transaction as the worker of a pack, by the token of their phone: without a session, for as long
 * as the token sends. Throws PackGone.
 */
export async function writeAsPack<T>(
  db: Db,
  { token, purpose, now }: { token: string; purpose: string; now: Date },
  write: (tx: Tx, pack: PackAccess) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async tx => {
    await sql`set local role throughline_app`.execute(tx)
    const hash = tokenHash(token)
    const { rows } = await sql<Row>`
      select * from street.open_pack(${hash}, ${purpose}, ${now})`.execute(tx)
    const [row] = rows
    if (!row) throw new PackGone()
    const { packId, state, serverKey, shiftId, shiftStartsAt, shiftEndsAt, userName, ...actor } =
      row
    return await write(tx, {
      packId,
      isOpen: state === 'open',
      actor: { ...actor, name: userName },
      tokenHash: hash,
      serverKey,
      shiftId,
      shiftStartsAt,
      shiftEndsAt,
    })
  })
}

/** What the private key of a pack is sealed as. */
export const keyOfPack = (packId: string) => `outreach pack ${packId}`

/** The private key of a pack. Throws where the service has another secret than when it was given. */
export function openServerKey(secret: Buffer, { packId, serverKey }: PackAccess): JsonWebKey {
  const key = unseal(secret, keyOfPack(packId), serverKey)
  if (!key) throw new Error('The key of a pack was sealed with another secret of the service')
  return JSON.parse(key) as JsonWebKey
}
