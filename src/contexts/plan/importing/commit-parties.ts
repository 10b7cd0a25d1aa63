import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { aliasOf, resolveParties } from '../owners/resolve-parties.ts'
import { partyQuestion } from './corrections.ts'
import { listParties } from './facets.ts'
import type { Review } from './review-model.ts'

/** Joins the spellings of which a person said that they mean one party. What is printed stays as it is printed. */
export async function mergeParties(tx: Tx, actor: Actor, review: Review): Promise<void> {
  const chosen = listParties(review.plan).flatMap(({ alias }) => {
    const name = review.answers[partyQuestion(alias)]
    return name && aliasOf(name) !== alias ? [{ alias, name }] : []
  })
  if (chosen.length === 0) return
  const parties = await resolveParties(tx, actor, [...new Set(chosen.map(({ name }) => name))])
  const rows = chosen.flatMap(({ alias, name }) => {
    const partyId = parties.get(name)
    return partyId ? [{ partnershipId: actor.partnershipId, alias, partyId }] : []
  })
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
