import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { MoveInput } from './action-form.ts'
import { getEditable } from './edit-action.ts'
import { positionBetween, stepped } from './edit-rules.ts'
import { type Change, reviseAction } from './write-action.ts'

type Sibling = { actionId: string; version: number; position: number; state: string }

/** Moves an action one step up or down among those of its part of the plan. */
export async function moveAction(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: MoveInput,
  today: PlainDate,
): Promise<void> {
  const { plan, content } = await getEditable(tx, slug, actionId, input.version)
  const siblings = (await listSiblings(tx, plan.id, content.nodeId)).filter(
    one => one.state === 'active',
  )
  const index = siblings.findIndex(one => one.actionId === actionId)
  const order = stepped(siblings, index, input.direction)
  const to = order.findIndex(one => one.actionId === actionId)
  if (to === index)
    throw new Refusal(
      'form',
      input.direction === 'up'
        ? 'It is the first action of its part of the plan already'
        : 'It is the last action of its part of the plan already',
    )
  await place(tx, actor, order, to, { effectiveOn: today })
  await recordAudit(
    tx,
    'plan.action.moved',
    { kind: 'plan.action', id: actionId },
    {
      direction: input.direction,
    },
  )
}

/** The position of the next action after one in its part of the plan; one further where there is none. */
export async function positionAfter(
  db: ReadDb,
  planId: string,
  action: { nodeId: string | null; position: number },
): Promise<number> {
  const siblings = await listSiblings(db, planId, action.nodeId)
  const next = siblings.find(one => one.position > action.position)
  return next?.position ?? action.position + 1
}

/** Gives the item at `index` a position between its neighbours, or counts all again where there is no room. */
async function place(
  tx: Tx,
  actor: Actor,
  order: readonly Sibling[],
  index: number,
  change: Change,
): Promise<void> {
  const item = order[index]
  if (!item) return
  const position = positionBetween(
    order[index - 1]?.position ?? null,
    order[index + 1]?.position ?? null,
  )
  const moved =
    position === null
      ? order.map((one, number) => ({ ...one, to: number + 1 }))
      : [{ ...item, to: position }]
  for (const one of moved.filter(({ position: now, to }) => now !== to))
    await reviseAction(tx, actor, one.actionId, one.version, { position: one.to }, change)
}

/** The actions of a part of the plan in their order, those that live on elsewhere too. */
async function listSiblings(db: ReadDb, planId: string, nodeId: string | null): Promise<Sibling[]> {
  return await db
    .selectFrom('plan.action as a')
    .innerJoin('plan.actionVersion as v', join =>
      join.onRef('v.actionId', '=', 'a.id').onRef('v.version', '=', 'a.currentVersion'),
    )
    .select(['v.actionId', 'v.version', 'v.position', 'v.state'])
    .where('a.planId', '=', planId)
    .where('v.nodeId', nodeId === null ? 'is' : '=', nodeId)
    .orderBy('v.position')
    .orderBy('v.actionId')
    .execute()
}
