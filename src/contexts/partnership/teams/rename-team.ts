import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { lockPartnership } from '../administration.ts'
import { refuseTakenTeamName } from './add-team.ts'
import { getTeam } from './team-queries.ts'

/** Gives a team another name. Throws a Refusal for one that the organisation uses already. */
export async function renameTeam(tx: Tx, actor: Actor, id: string, name: string): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getTeam(tx, id)
  await refuseTakenTeamName(tx, before.organisationId, name, id)
  if (before.name === name) return
  await tx.updateTable('partnership.team').set({ name }).where('id', '=', id).execute()
  await recordAudit(
    tx,
    'partnership.team.renamed',
    { kind: 'team', id },
    { name: [before.name, name] },
  )
}
