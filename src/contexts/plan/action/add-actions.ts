import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { resolveParties } from '../owners/resolve-parties.ts'
import { type ActionContent, type Change, responsibilityRows, versionRow } from './write-action.ts'

/** An action to add, under an id that was made for it. */
export type NewAction = { id: string; content: ActionContent; change: Change }

/** Adds many actions to a plan at once: what `addAction` does for one, in a few statements for thousands. */
export async function addActions(
  tx: Tx,
  actor: Actor,
  planId: string,
  actions: readonly NewAction[],
): Promise<void> {
  const plan = await tx
    .selectFrom('plan.plan')
    .select('startsOn')
    .where('id', '=', planId)
    .executeTakeFirstOrThrow(() => new NotFound('no such plan'))
  const names = actions.flatMap(({ content }) => [...content.leads, ...content.others])
  const parties = await resolveParties(tx, actor, [...new Set(names)])
  for (const some of inBatches(actions)) {
    await tx
      .insertInto('plan.action')
      .values(some.map(({ id }) => ({ id, partnershipId: actor.partnershipId, planId })))
      .execute()
    await tx
      .insertInto('plan.actionVersion')
      .values(
        some.map(({ id, content, change }) =>
          versionRow(actor, { id, planId, version: 1 }, content, change, plan.startsOn),
        ),
      )
      .execute()
    const responsible = some.flatMap(({ id, content }) =>
      responsibilityRows(actor, { id, version: 1 }, content, parties),
    )
    for (const rows of inBatches(responsible))
      await tx.insertInto('plan.responsibility').values(rows).execute()
  }
}

/** A statement takes at most 65,535 values. */
export function inBatches<T>(all: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}
