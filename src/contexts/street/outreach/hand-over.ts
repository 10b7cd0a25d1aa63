import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/**
 * Leaves a refused item to the co-ordinator, with a word about it. `id`: of the item on the phone or of what is held. Done
 * twice it changes nothing but the words. Throws NotFound for what is not theirs.
 */
export async function handOver(tx: Tx, id: string, words: string): Promise<void> {
  const held = await tx
    .updateTable('street.heldItem')
    .set(eb => ({ state: 'handed-over', words, version: eb('version', '+', 1) }))
    .where(eb => eb.or([eb('id', '=', id), eb('itemId', '=', id)]))
    .where('sentBy', '=', sql<string>`platform.current_user_id()`)
    .where('state', 'in', ['waiting', 'handed-over'])
    .returning('id')
    .execute()
  const [first] = held
  if (!first) throw new NotFound()
  for (const { id: heldId } of held)
    await recordAudit(tx, 'street.item.handed-over', { kind: 'held-item', id: heldId })
}
