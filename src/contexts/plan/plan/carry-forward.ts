import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { changeOf, needReason } from '../action/decision-form.ts'
import { nextPosition } from '../action/edit-action.ts'
import { addAction, type Change, getActionContent, reviseAction } from '../action/write-action.ts'
import { addLink } from '../links/write-link.ts'
import { listNodes, type PlanNode } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import { addNode } from '../node/write-node.ts'
import type { CarryForwardInput } from './carry-forward-form.ts'
import { getPlan, type Plan } from './plan-queries.ts'
import { newPlanSlug } from './plan-slug.ts'

/**
 * Lets actions go on in a successor plan, under the same headings. The old ones are neither open nor complete from then
 * on, and each new one says which it takes the place of. Answers with the successor's name in addresses.
 */
export async function carryForward(
  tx: Tx,
  actor: Actor,
  slug: string,
  input: CarryForwardInput,
  today: PlainDate,
): Promise<{ slug: string; count: number }> {
  const plan = await getPlan(tx, slug)
  needReason(input, 'the actions are carried forward')
  const change = changeOf(input, today)
  const successor = await successorOf(tx, actor, plan, input)
  const place = placesIn(tx, actor, plan, successor.id, change)
  for (const actionId of input.actions) {
    const { version, planId, ...content } = await getActionContent(tx, actionId)
    if (planId !== plan.id || content.state !== 'active')
      throw new Refusal('actions', 'Choose actions that are still part of this plan')
    const nodeId = await place(content.nodeId)
    const position = await nextPosition(tx, successor.id, nodeId)
    const newAction = { ...content, nodeId, position }
    const newActionId = await addAction(tx, actor, successor.id, newAction, change)
    await addLink(tx, actor, {
      planId: successor.id,
      fromActionId: newActionId,
      toActionId: actionId,
      kind: 'supersedes',
      state: 'confirmed',
      reason: input.reason,
    })
    const left = { state: 'carried-forward' as const, becameActionId: newActionId }
    await reviseAction(tx, actor, actionId, version, left, change)
  }
  await recordAudit(
    tx,
    'plan.plan.carriedForward',
    { kind: 'plan.plan', id: plan.id },
    {
      into: successor.id,
      actions: input.actions.length,
    },
  )
  return { slug: successor.slug, count: input.actions.length }
}

/** The plan in which they go on: one that stands, or a draft that replaces this one. */
async function successorOf(tx: Tx, actor: Actor, plan: Plan, input: CarryForwardInput) {
  if (input.into !== 'new') {
    const successor = await tx
      .selectFrom('plan.plan')
      .select(['id', 'slug', 'replacesPlanId', 'version'])
      .where('id', '=', input.into)
      .where('status', 'in', ['draft', 'adopted'])
      .executeTakeFirst()
    if (!successor || successor.id === plan.id)
      throw new Refusal('into', 'Choose another plan that is a draft or adopted')
    if (successor.replacesPlanId === null)
      await tx
        .updateTable('plan.plan')
        .set({ replacesPlanId: plan.id, version: successor.version + 1 })
        .where('id', '=', successor.id)
        .execute()
    return successor
  }
  if (input.title === '') throw new Refusal('title', 'Enter the title of the new plan')
  const id = newId()
  const slug = await newPlanSlug(tx, input.title)
  await tx
    .insertInto('plan.plan')
    .values({
      id,
      slug,
      title: input.title,
      kind: plan.kind,
      area: plan.area,
      layout: JSON.stringify(plan.layout),
      legend: JSON.stringify(plan.legend),
      staleAfterDays: plan.staleAfterDays,
      replacesPlanId: plan.id,
      partnershipId: actor.partnershipId,
      createdBy: actor.userId,
    })
    .execute()
  return { id, slug }
}

/** Finds the same headings in the successor, and makes those that it lacks. */
function placesIn(tx: Tx, actor: Actor, plan: Plan, successorId: string, change: Change) {
  const made = new Map<string, string>()
  return async (nodeId: string | null): Promise<string | null> => {
    if (nodeId === null) return null
    const path = treeOf(await listNodes(tx, plan.id, null)).find(
      node => node.nodeId === nodeId,
    )?.path
    let parentId: string | null = null
    for (const node of path ?? []) {
      const known: string | undefined = made.get(node.nodeId)
      parentId = known ?? (await sameNode(tx, actor, successorId, node, parentId, change))
      made.set(node.nodeId, parentId)
    }
    return parentId
  }
}

async function sameNode(
  tx: Tx,
  actor: Actor,
  planId: string,
  node: PlanNode,
  parentId: string | null,
  change: Change,
): Promise<string> {
  const same = (await listNodes(tx, planId, null)).find(
    one =>
      one.parentId === parentId &&
      one.level.toLowerCase() === node.level.toLowerCase() &&
      one.title.toLowerCase() === node.title.toLowerCase(),
  )
  if (same) return same.nodeId
  const { position, level, number, title, measure } = node
  const content = { parentId, position, level, number, title, measure, state: 'active' as const }
  return await addNode(tx, actor, planId, content, change)
}
