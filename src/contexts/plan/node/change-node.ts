import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { changeOf, needReason } from '../action/decision-form.ts'
import { positionBetween, stepped } from '../action/edit-rules.ts'
import { getPlan } from '../plan/plan-queries.ts'
import type { AddNodeInput, EditNodeInput, NodeStepInput } from './node-form.ts'
import { listNodes, type PlanNode } from './node-queries.ts'
import { withinNode } from './tree-rules.ts'
import { addNode, getNodeContent, reviseNode } from './write-node.ts'

/** Adds a part at the end of its parent; sent again, it changes nothing. Answers with its id. */
export async function addTypedNode(
  tx: Tx,
  actor: Actor,
  slug: string,
  input: AddNodeInput,
  today: PlainDate,
): Promise<string> {
  const plan = await getPlan(tx, slug)
  const nodes = await listNodes(tx, plan.id, null)
  if (input.id && nodes.some(node => node.nodeId === input.id)) return input.id
  refuseOtherParent(nodes, input.parent)
  const id = await addNode(
    tx,
    actor,
    plan.id,
    {
      parentId: input.parent,
      position: positionAtEnd(nodes, input.parent),
      level: input.level,
      number: input.number || null,
      title: input.title,
      measure: input.measure || null,
      state: 'active',
    },
    changeOf(input, today),
    input.id,
  )
  await recordAudit(tx, 'plan.node.added', { kind: 'plan.node', id }, { plan: plan.id })
  return id
}

/** Changes the words or the place of a part. Another wording needs a reason. */
export async function editNode(
  tx: Tx,
  actor: Actor,
  slug: string,
  nodeId: string,
  input: EditNodeInput,
  today: PlainDate,
): Promise<void> {
  const { content, nodes } = await getEditableNode(tx, slug, nodeId, input.version)
  const reworded = content.title !== input.title || (content.measure ?? '') !== input.measure
  if (reworded) needReason(input, 'the wording is changed')
  const moved = content.parentId !== input.parent
  if (moved) {
    refuseOtherParent(nodes, input.parent)
    if (input.parent && withinNode(nodes, nodeId).includes(input.parent))
      throw new Refusal('parent', 'A part cannot be put under itself')
  }
  await reviseNode(
    tx,
    actor,
    nodeId,
    input.version,
    {
      parentId: input.parent,
      level: input.level,
      number: input.number || null,
      title: input.title,
      measure: input.measure || null,
      ...(moved && { position: positionAtEnd(nodes, input.parent) }),
    },
    changeOf(input, today),
  )
  await recordAudit(tx, 'plan.node.revised', { kind: 'plan.node', id: nodeId }, { reworded, moved })
}

/** Moves a part a step up or down among its neighbours, or removes it when nothing is under it. */
export async function stepNode(
  tx: Tx,
  actor: Actor,
  slug: string,
  nodeId: string,
  input: NodeStepInput,
  today: PlainDate,
): Promise<void> {
  const { content, nodes } = await getEditableNode(tx, slug, nodeId, input.version)
  const subject = { kind: 'plan.node', id: nodeId }
  if (input.step === 'remove') {
    await refuseFull(tx, nodes, nodeId)
    const change = { effectiveOn: today, reason: 'Nothing was under it' }
    await reviseNode(tx, actor, nodeId, input.version, { state: 'removed' }, change)
    await recordAudit(tx, 'plan.node.removed', subject)
    return
  }
  const siblings = nodes
    .filter(node => node.parentId === content.parentId)
    .sort((a, b) => a.position - b.position || (a.nodeId < b.nodeId ? -1 : 1))
  const from = siblings.findIndex(node => node.nodeId === nodeId)
  const order = stepped(siblings, from, input.step)
  const to = order.findIndex(node => node.nodeId === nodeId)
  if (to === from) throw new Refusal('form', 'It cannot be moved any further')
  await placeNode(tx, actor, order, to, today)
  await recordAudit(tx, 'plan.node.moved', subject, { step: input.step })
}

async function placeNode(
  tx: Tx,
  actor: Actor,
  order: readonly PlanNode[],
  index: number,
  today: PlainDate,
) {
  const position = positionBetween(
    order[index - 1]?.position ?? null,
    order[index + 1]?.position ?? null,
  )
  const moved = order.map((node, number) => ({ ...node, to: number + 1 }))
  const changed =
    position === null ? moved : moved.slice(index, index + 1).map(one => ({ ...one, to: position }))
  for (const node of changed.filter(one => one.position !== one.to))
    await reviseNode(
      tx,
      actor,
      node.nodeId,
      node.version,
      { position: node.to },
      { effectiveOn: today },
    )
}

async function getEditableNode(tx: Tx, slug: string, nodeId: string, readAt: number) {
  const plan = await getPlan(tx, slug)
  const content = await getNodeContent(tx, nodeId)
  if (content.planId !== plan.id) throw new NotFound('no such part of this plan')
  if (content.version !== readAt) throw new StaleVersion()
  if (content.state !== 'active')
    throw new Refusal('form', 'This part was removed, so it cannot be changed')
  return { content, nodes: await listNodes(tx, plan.id, null) }
}

async function refuseFull(tx: ReadDb, nodes: readonly PlanNode[], nodeId: string) {
  const action = await tx
    .selectFrom('plan.standing')
    .select('actionId')
    .where('nodeId', '=', nodeId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (action || nodes.some(node => node.parentId === nodeId))
    throw new Refusal('form', 'Move or remove what is under it first')
}

function refuseOtherParent(nodes: readonly PlanNode[], parentId: string | null) {
  if (parentId !== null && !nodes.some(node => node.nodeId === parentId))
    throw new Refusal('parent', 'Choose a part of this plan')
}

function positionAtEnd(nodes: readonly PlanNode[], parentId: string | null): number {
  const siblings = nodes.filter(node => node.parentId === parentId)
  return Math.floor(Math.max(0, ...siblings.map(node => node.position))) + 1
}
