import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { getPlan } from '../plan/plan-queries.ts'
import type { Timescale } from '../reading/reading.ts'
import type { AddActionInput, EditActionInput } from './action-form.ts'
import { getActionInPlan } from './action-queries.ts'
import { changeOf, type Decision, needReason } from './decision-form.ts'
import { editedParts, needsDecision, timescaleTyped } from './edit-rules.ts'
import { type ActionContent, addAction, getActionContent, reviseAction } from './write-action.ts'

/**
 * An action of the plan that may still be changed, at the version that the person saw. StaleVersion for a newer one,
 * Refusal for one that lives on elsewhere or was removed.
 */
export async function getEditable(tx: Tx, slug: string, actionId: string, readAt: number) {
  const found = await getActionInPlan(tx, slug, actionId)
  if (found.content.version !== readAt) throw new StaleVersion()
  if (found.content.state !== 'active')
    throw new Refusal('form', 'This action is no longer part of the plan, so it cannot be changed')
  return found
}

/** Changes an action. Rewording and re-dating need a reason. Answers with the timescale as it was understood. */
export async function editAction(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: EditActionInput,
  today: PlainDate,
): Promise<{ timescale: Timescale; redated: boolean }> {
  const { plan, content } = await getEditable(tx, slug, actionId, input.version)
  const timescale = timescaleTyped(input, content.timescale)
  const changed = editedParts(content, input, timescale)
  if (Object.keys(changed).length === 0) throw new Refusal('form', 'You have not changed anything')
  if (needsDecision(changed)) needReason(input, 'the wording or the date is changed')
  if ('nodeId' in changed) {
    await refuseOtherNode(tx, plan.id, input.node)
    changed.position = await nextPosition(tx, plan.id, input.node)
  }
  const version = await reviseAction(
    tx, actor, actionId, input.version, changed, changeOf(input, today),
  ) // biome-ignore format: one line
  await recordAudit(
    tx,
    'plan.action.revised',
    { kind: 'plan.action', id: actionId },
    {
      version,
      changed: Object.keys(changed),
    },
  )
  return { timescale, redated: 'timescale' in changed }
}

/** Adds an action at the end of its part of the plan; sent again, it changes nothing. Answers with its id. */
export async function addTypedAction(
  tx: Tx,
  actor: Actor,
  slug: string,
  input: AddActionInput,
  today: PlainDate,
): Promise<{ actionId: string; timescale: Timescale }> {
  const plan = await getPlan(tx, slug)
  const already = input.id && (await findAction(tx, plan.id, input.id))
  if (already) return { actionId: already.id, timescale: already.timescale }
  await refuseOtherNode(tx, plan.id, input.node)
  const timescale = timescaleTyped(input, null)
  const content: ActionContent = {
    nodeId: input.node,
    position: await nextPosition(tx, plan.id, input.node),
    number: input.number || null,
    text: input.text,
    points: input.points,
    timescale,
    leads: input.leads,
    others: input.others,
    measure: input.measure || null,
    state: 'active',
    becameActionId: null,
  }
  const actionId = await addAction(tx, actor, plan.id, content, changeOf(input, today), input.id)
  await recordAudit(
    tx,
    'plan.action.added',
    { kind: 'plan.action', id: actionId },
    { plan: plan.id },
  )
  return { actionId, timescale }
}

async function findAction(db: ReadDb, planId: string, id: string) {
  const found = await db
    .selectFrom('plan.action')
    .select('id')
    .where('id', '=', id)
    .where('planId', '=', planId)
    .executeTakeFirst()
  return found && { id, timescale: (await getActionContent(db, id)).timescale }
}

/** Takes an action out of the plan; it stays in its history and can be asked for. */
export async function removeAction(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: Decision & { version: number },
  today: PlainDate,
): Promise<void> {
  await getEditable(tx, slug, actionId, input.version)
  needReason(input, 'the action is removed')
  const change = changeOf(input, today)
  await reviseAction(tx, actor, actionId, input.version, { state: 'removed' }, change)
  await recordAudit(tx, 'plan.action.removed', { kind: 'plan.action', id: actionId })
}

/** Where the next action of a part of the plan goes. */
export async function nextPosition(db: ReadDb, planId: string, nodeId: string | null) {
  const row = await db
    .selectFrom('plan.action as a')
    .innerJoin('plan.actionVersion as v', join =>
      join.onRef('v.actionId', '=', 'a.id').onRef('v.version', '=', 'a.currentVersion'),
    )
    .select(eb => eb.fn.max('v.position').as('last'))
    .where('a.planId', '=', planId)
    .where('v.nodeId', nodeId === null ? 'is' : '=', nodeId)
    .executeTakeFirst()
  return Math.floor(row?.last ?? 0) + 1
}

async function refuseOtherNode(db: ReadDb, planId: string, nodeId: string | null) {
  if (nodeId === null) return
  const node = await db
    .selectFrom('plan.node as n')
    .innerJoin('plan.nodeVersion as v', join =>
      join.onRef('v.nodeId', '=', 'n.id').onRef('v.version', '=', 'n.currentVersion'),
    )
    .select(['n.planId', 'v.state'])
    .where('n.id', '=', nodeId)
    .executeTakeFirst()
  if (!node) throw new NotFound('no such part of the plan')
  if (node.planId !== planId || node.state !== 'active')
    throw new Refusal('node', 'Choose a part of this plan')
}
