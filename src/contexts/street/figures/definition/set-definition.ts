import { isDeepStrictEqual } from 'node:util'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../../platform/refusal.ts'
import type { DefinitionInput } from './definition-form.ts'
import { listDefinitions, ownVersionOf } from './definition-queries.ts'

/**
 * Writes the next version of the partnership's own definition of the figures; it counts from now on, for every month. Throws
 * StaleVersion where somebody else wrote one meanwhile, and a Refusal where nothing is different.
 */
export async function setDefinition(
  tx: Tx,
  actor: Actor,
  { version, because, parameters }: DefinitionInput,
  now: Date,
): Promise<void> {
  const [before] = await listDefinitions(tx)
  if (ownVersionOf(before) !== version) throw new StaleVersion()
  const changed = Object.entries(parameters).filter(
    ([name, value]) => !isDeepStrictEqual(value, Reflect.get(before.parameters, name)),
  )
  if (changed.length === 0) throw new Refusal('newMonths', 'Change something, or go back')
  await tx
    .insertInto('street.figureDefinition')
    .values({
      ...{ partnershipId: actor.partnershipId, version: version + 1, because },
      parameters: JSON.stringify(parameters),
      source: 'The partnership',
      ...{ setAt: now, setBy: actor.userId },
    })
    .execute()
  await recordAudit(tx, 'street.figures.defined', null, {
    version: version + 1,
    because,
    changed: Object.fromEntries(
      changed.map(([name, value]) => [name, [Reflect.get(before.parameters, name), value]]),
    ),
  })
}
