import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { differencesOf, lockPartnership, refuseStale } from '../administration.ts'
import { refuseEmailElsewhere } from './add-user.ts'
import { refuseWithoutAdministrator } from './refuse-without-administrator.ts'
import type { ChangeUserInput } from './user-form.ts'
import { getUserRecord } from './user-queries.ts'
import { refuseTakenEmail, refuseUnknownChoices, setMemberships } from './write-user.ts'

/**
 * Changes who somebody is and what they may do; it holds from their next request. Throws StaleVersion, and a Refusal
 * for an address in use and where nobody would be left who administers the partnership.
 */
export async function changeUser(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...after }: ChangeUserInput,
  today: PlainDate,
): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getUserRecord(tx, id)
  refuseStale(version, before)
  await refuseTakenEmail(tx, after.email, id)
  await refuseUnknownChoices(tx, after, today, before)
  const changed = differencesOf(before, after)
  if (Object.keys(changed).length === 0) return
  await tx
    .updateTable('partnership.userAccount')
    .set({ name: after.name, email: after.email, organisationId: after.organisation })
    .where('id', '=', id)
    .execute()
    .catch(refuseEmailElsewhere)
  await setMemberships(tx, actor, id, before, after)
  await refuseWithoutAdministrator(tx, 'roles')
  await recordAudit(tx, 'partnership.user.changed', { kind: 'user', id }, changed)
}
