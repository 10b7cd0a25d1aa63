import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/** Whoever changes an import at the same time comes after. */
export async function lockImport(tx: Tx, importId: string): Promise<void> {
  await tx
    .selectFrom('plan.import')
    .select('id')
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFound('no such import'))
}
