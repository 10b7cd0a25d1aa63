import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { differencesOf, lockPartnership } from '../administration.ts'
import { refuseTakenGroupName } from './add-group.ts'
import type { ChangeGroupInput } from './group-form.ts'
import { getGroup } from './group-queries.ts'

/** Changes the name or kind of a group. Throws a Refusal for a name in use. */
export async function changeGroup(
  tx: Tx,
  actor: Actor,
  id: string,
  after: ChangeGroupInput,
): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getGroup(tx, id)
  await refuseTakenGroupName(tx, after.name, id)
  const changed = differencesOf(before, after)
  if (Object.keys(changed).length === 0) return
  await tx.updateTable('partnership.governanceGroup').set(after).where('id', '=', id).execute()
  await recordAudit(tx, 'partnership.group.changed', { kind: 'group', id }, changed)
}
