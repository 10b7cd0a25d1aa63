import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotAllowed } from '../../../platform/web/route.ts'
import type { SendingResponse } from './contract.ts'

/** A new token for the phone of whoever asks, to send what is left on it. Throws NotAllowed where it is not theirs. */
export async function renewSending(tx: Tx, packId: string, now: Date): Promise<SendingResponse> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await sql<{ until: Date | null }>`
    select street.renew_sending(${packId}::uuid, ${tokenHash(token)}, ${now}) as until`.execute(tx)
  const until = rows[0]?.until
  if (!until) throw new NotAllowed()
  await recordAudit(tx, 'street.pack.renewed', { kind: 'pack', id: packId })
  return { token, sendUntil: until.toISOString() }
}
