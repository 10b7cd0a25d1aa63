import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { addLink } from '../links/write-link.ts'
import type { SplitActionInput } from './action-form.ts'
import { changeOf, needReason } from './decision-form.ts'
import { getEditable } from './edit-action.ts'
import { positionAfter } from './move-action.ts'
import { addAction, reviseAction } from './write-action.ts'

/**
 * Splits an action into two or more. Each part keeps its date, owners and measure until somebody changes them; the old
 * action points to the first part, and every part says that it takes the old one's place. Answers with the first part.
 */
export async function splitAction(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: SplitActionInput,
  today: PlainDate,
): Promise<string> {
  const { plan, content } = await getEditable(tx, slug, actionId, input.version)
  needReason(input, 'the action is split')
  const change = changeOf(input, today)
  const texts = [input.part1, input.part2, input.part3, input.part4, input.part5, input.part6]
  const wanted = texts.filter(Boolean)
  const room = (await positionAfter(tx, plan.id, content)) - content.position
  const parts: string[] = []
  for (const [index, text] of wanted.entries()) {
    const position = content.position + (room * (index + 1)) / (wanted.length + 1)
    const points = index === 0 ? content.points : []
    parts.push(await addAction(tx, actor, plan.id, { ...content, text, points, position }, change))
  }
  const first = parts[0] ?? actionId
  await reviseAction(
    tx, actor, actionId, input.version, { state: 'split', becameActionId: first }, change,
  ) // biome-ignore format: one line
  for (const partId of parts)
    await addLink(tx, actor, {
      planId: plan.id,
      fromActionId: partId,
      toActionId: actionId,
      kind: 'supersedes',
      state: 'confirmed',
      reason: input.reason,
    })
  await recordAudit(tx, 'plan.action.split', { kind: 'plan.action', id: actionId }, { parts })
  return first
}
