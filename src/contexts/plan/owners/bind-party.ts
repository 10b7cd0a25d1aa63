import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { getParty, listMeanings } from './owner-queries.ts'
import type { BindPartyInput } from './party-form.ts'

/** Says whom a name in plans means, or that it names no owner. */
export async function bindParty(tx: Tx, partyId: string, input: BindPartyInput): Promise<void> {
  await getParty(tx, partyId)
  const { kind, id } = input.meaning
  const known = await listMeanings(tx)
  if (id !== null && !known.some(one => one.kind === kind && one.id === id))
    throw new Refusal('meaning', 'Choose whom the name means')
  const only = (of: string) => (kind === of ? id : null)
  await tx
    .updateTable('plan.party')
    .set({
      kind,
      organisationId: only('organisation'),
      groupId: only('group'),
      postId: only('post'),
      teamId: only('team'),
      userId: only('user'),
    })
    .where('id', '=', partyId)
    .execute()
  await recordAudit(tx, 'plan.party.bound', { kind: 'plan.party', id: partyId }, { kind, id })
}
