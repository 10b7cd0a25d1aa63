import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { openConfirmation } from './confirming.tsx'

/** Removes one's authenticator app. Throws a Refusal where it is all that somebody has who needs a second factor. */
export async function removeApp(tx: Tx, session: string): Promise<void> {
  await openConfirmation(tx, session)
  await sql`select partnership.remove_app(${tokenHash(session)})`.execute(tx).catch(refuseLast)
}

/** Removes one of one's passkeys. Throws a Refusal where it is all that somebody has who needs a second factor. */
export async function removePasskey(tx: Tx, session: string, id: string): Promise<void> {
  await openConfirmation(tx, session)
  await sql`select partnership.remove_passkey(${tokenHash(session)}, ${id}::uuid)`
    .execute(tx)
    .catch(refuseLast)
}

/** Signs one out on one device. Throws NotFound. */
export async function endSession(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ ended: boolean }>`
    select partnership.end_own_session(${id}::uuid) as ended`.execute(tx)
  if (!rows[0]?.ended) throw new NotFound('no such session')
}

function refuseLast(error: unknown): never {
  if (error instanceof DatabaseError && error.code === '42501')
    throw new Refusal('form', 'It is your only one, and your work needs one. Add another one first')
  throw error
}
