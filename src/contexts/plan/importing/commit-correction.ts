import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { Import } from './import-queries.ts'
import type { Review } from './review-model.ts'

export async function commitCorrection(
  _tx: Tx,
  _actor: Actor,
  _imported: Import,
  _review: Review,
  _today: PlainDate,
): Promise<{ id: string; slug: string }> {
  throw new Error('not yet')
}
