import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { resolveParties } from '../owners/resolve-parties.ts'
import { listPartyMerges } from './party-merges.ts'
import type { Review } from './review-model.ts'

/** Joins the spellings of which a person said that they mean one party. What is printed stays as it is printed. */
export async function mergeParties(tx: Tx, actor: Actor, review: Review): Promise<void> {
  const merges = listPartyMerges(review)
  if (merges.length === 0) return
  const parties = await resolveParties(tx, actor, [...new Set(merges.map(({ name }) => name))])
  const rows = merges.flatMap(({ alias, name }) => {
    const partyId = parties.get(name)
    return partyId ? [{ partnershipId: actor.partnershipId, alias, partyId }] : []
  })
  if (rows.length === 0) return
  await tx
    .insertInto('plan.partyAlias')
    .values(rows)
    .onConflict(conflict =>
      conflict
        .columns(['partnershipId', 'alias'])
        .doUpdateSet(eb => ({ partyId: eb.ref('excluded.partyId') })),
    )
    .execute()
}
