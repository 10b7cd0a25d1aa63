import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { differencesOf, lockPartnership, refuseStale } from '../administration.ts'
import { refuseWithoutAdministrator } from '../users/refuse-without-administrator.ts'
import type { ChangeOrganisationInput } from './organisation-form.ts'
import { getOrganisationRecord } from './organisation-queries.ts'
import { recordOf, refuseTakenName, setAreas } from './write-organisation.ts'

/**
 * Changes a partner. Its people can no longer sign in after the day it left. Throws StaleVersion, or a Refusal for a
 * name in use and where nobody would be left who administers the partnership.
 */
export async function changeOrganisation(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...input }: ChangeOrganisationInput,
  today: PlainDate,
): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getOrganisationRecord(tx, id)
  refuseStale(version, before)
  await refuseTakenName(tx, input.name, id)
  const after = await recordOf(tx, input, today, before)
  const changed = differencesOf(before, after)
  if (Object.keys(changed).length === 0) return
  const { areas, ...row } = after
  await tx.updateTable('partnership.organisation').set(row).where('id', '=', id).execute()
  if (changed.areas) await setAreas(tx, actor, id, areas)
  await refuseWithoutAdministrator(tx, 'endedOn')
  await recordAudit(tx, 'partnership.organisation.changed', { kind: 'organisation', id }, changed)
}
