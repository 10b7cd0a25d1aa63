import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import type { AreaInput } from './organisation-form.ts'

/** Adds an area that the partnership covers. Throws a Refusal for a code that it has already. */
export async function addArea(tx: Tx, actor: Actor, input: AreaInput): Promise<void> {
  await lockPartnership(tx, actor)
  const taken = await tx
    .selectFrom('partnership.area')
    .select('name')
    .where('code', '=', input.code)
    .executeTakeFirst()
  if (taken) throw new Refusal('code', `${input.code} is already here: it is ${taken.name}`)
  await tx
    .insertInto('partnership.area')
    .values({ partnershipId: actor.partnershipId, ...input })
    .execute()
  await recordAudit(tx, 'partnership.area.added', null, input)
}
