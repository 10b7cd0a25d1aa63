import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'

/**
 * Asked after a change and before it is final: throws a Refusal at the field where nobody would be left who can sign in
 * and administer the partnership, which nobody inside it could put right.
 */
export async function refuseWithoutAdministrator(tx: Tx, field: string): Promise<void> {
  const left = await tx
    .selectFrom('partnership.userRole as r')
    .innerJoin('partnership.userAccount as u', 'u.id', 'r.userId')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
    .select('u.id')
    .where('r.role', '=', 'administrator')
    .where('u.disabledAt', 'is', null)
    .where(eb =>
      eb.or([eb('o.endedOn', 'is', null), eb('o.endedOn', '>=', sql<string>`current_date`)]),
    )
    .limit(1)
    .executeTakeFirst()
  if (!left)
    throw new Refusal(
      field,
      'Nobody would be left who can administer the partnership. Make someone else an administrator first',
    )
}
