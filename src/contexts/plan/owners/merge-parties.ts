import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { reviseAction } from '../action/write-action.ts'
import { getParty } from './owner-queries.ts'

/**
 * Two names mean the same: from now on every spelling of the first leads to the second. Actions keep the names that their
 * plans print; those that name the first get a new version that belongs to the second. Answers with how many.
 */
export async function mergeParties(
  tx: Tx,
  actor: Actor,
  partyId: string,
  into: string,
  today: PlainDate,
): Promise<number> {
  if (partyId === into) throw new Refusal('into', 'Choose another name')
  const from = await getParty(tx, partyId)
  const target = await getParty(tx, into)
  await tx
    .updateTable('plan.partyAlias')
    .set({ partyId: into })
    .where('partyId', '=', partyId)
    .execute()
  const actions = await tx
    .selectFrom('plan.action as a')
    .innerJoin('plan.responsibility as r', join =>
      join.onRef('r.actionId', '=', 'a.id').onRef('r.version', '=', 'a.currentVersion'),
    )
    .select(['a.id', 'a.currentVersion as version'])
    .distinct()
    .where('r.partyId', '=', partyId)
    .execute()
  const change = { effectiveOn: today, reason: `‘${from.name}’ means ‘${target.name}’` }
  for (const { id, version } of actions) await reviseAction(tx, actor, id, version, {}, change)
  await recordAudit(
    tx,
    'plan.party.merged',
    { kind: 'plan.party', id: partyId },
    {
      into,
      actions: actions.length,
    },
  )
  return actions.length
}
