import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import type { AddGroupInput } from './group-form.ts'

/** Adds a group and answers with its id; sent again, it changes nothing. Throws a Refusal for a name in use. */
export async function addGroup(
  tx: Tx,
  actor: Actor,
  { id, name, kind }: AddGroupInput,
): Promise<string> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.governanceGroup')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  await refuseTakenGroupName(tx, name, id)
  await tx
    .insertInto('partnership.governanceGroup')
    .values({ id, name, kind, partnershipId: actor.partnershipId })
    .execute()
  await recordAudit(tx, 'partnership.group.added', { kind: 'group', id }, { name, kind })
  return id
}

/** Throws a Refusal where another group has the name, whatever its capitals. */
export async function refuseTakenGroupName(tx: Tx, name: string, own: string): Promise<void> {
  const taken = await tx
    .selectFrom('partnership.governanceGroup')
    .select('name')
    .where(eb => eb.fn('lower', ['name']), '=', name.toLowerCase())
    .where('id', '<>', own)
    .executeTakeFirst()
  if (taken) throw new Refusal('name', `There is already a group called ${taken.name}`)
}
