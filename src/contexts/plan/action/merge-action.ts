import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { MergeActionInput } from './action-form.ts'
import { getActionInPlan } from './action-queries.ts'
import { changeOf, needReason } from './decision-form.ts'
import { getEditable } from './edit-action.ts'
import { datesConflict, mergedTimescale, withAllNames } from './merge-rules.ts'
import { type Change, reviseAction } from './write-action.ts'

/**
 * Merges an action into another one of its plan. The target gets everybody who was responsible for either; both texts
 * and both dates stay readable. Where the dates differ, a person chooses. What was merged is neither open nor complete.
 * Whatever was merged into this action before moves on with it, so that there are no chains.
 */
export async function mergeAction(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: MergeActionInput,
  today: PlainDate,
): Promise<void> {
  const { content } = await getEditable(tx, slug, actionId, input.version)
  if (input.target === actionId)
    throw new Refusal('target', 'An action cannot be merged into itself')
  const target = await getActionInPlan(tx, slug, input.target)
  if (target.content.state !== 'active')
    throw new Refusal('target', 'Choose an action that is still part of the plan')
  if (target.content.version !== input.targetVersion) throw new StaleVersion()
  needReason(input, 'the actions are merged')
  if (datesConflict(content.timescale, target.content.timescale) && input.due === undefined)
    throw new Refusal('due', 'Choose which date counts from now on')
  const change = changeOf(input, today)
  await reviseAction(
    tx,
    actor,
    input.target,
    input.targetVersion,
    {
      text: input.text,
      timescale: mergedTimescale(content.timescale, target.content.timescale, input.due),
      ...withAllNames(target.content, content),
    },
    change,
  )
  await reviseAction(
    tx, actor, actionId, input.version, { state: 'merged', becameActionId: input.target }, change,
  ) // biome-ignore format: one line
  await moveOn(tx, actor, actionId, input.target, change)
  await recordAudit(
    tx,
    'plan.action.merged',
    { kind: 'plan.action', id: actionId },
    {
      into: input.target,
    },
  )
}

/** Points what was merged into `from` to `to`. */
async function moveOn(tx: Tx, actor: Actor, from: string, to: string, change: Change) {
  const earlier = await tx
    .selectFrom('plan.action as a')
    .innerJoin('plan.actionVersion as v', join =>
      join.onRef('v.actionId', '=', 'a.id').onRef('v.version', '=', 'a.currentVersion'),
    )
    .select(['v.actionId', 'v.version'])
    .where('v.becameActionId', '=', from)
    .where('v.state', '=', 'merged')
    .execute()
  for (const one of earlier)
    await reviseAction(tx, actor, one.actionId, one.version, { becameActionId: to }, change)
}
