import { sql } from 'kysely'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import type { Said } from './overdue-rules.ts'

/** What one of the crew said on a shift, and after how many minutes they are overdue. Throws NotFound. */
export async function listSaid(
  db: ReadDb,
  shiftId: string,
  userId: string,
): Promise<{ shift: { endsAt: Date }; said: Said[]; overdueMinutes: number }> {
  const shift = await db
    .selectFrom('street.shift')
    .select(['endsAt', 'partnershipId'])
    .where('id', '=', shiftId)
    .executeTakeFirst()
  if (!shift) throw new NotFound()
  const said = await db
    .selectFrom('street.checkIn')
    .select(['what', 'at', 'nextBy'])
    .where('shiftId', '=', shiftId)
    .where('userId', '=', userId)
    .orderBy('at')
    .execute()
  const { rows } = await sql<{ overdueMinutes: number }>`
    select overdue_minutes from street.setting
    where partnership_id = ${shift.partnershipId}::uuid or partnership_id is null
    order by partnership_id nulls last, version desc limit 1`.execute(db)
  return { shift, said: said as Said[], overdueMinutes: rows[0]?.overdueMinutes ?? 30 }
}
