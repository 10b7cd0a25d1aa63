import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { getActionInPlan } from '../action/action-queries.ts'
import { getActionContent } from '../action/write-action.ts'
import type { AddLinkInput, DecideLinkInput } from './link-form.ts'
import { listLinksOf } from './link-queries.ts'
import { addLink } from './write-link.ts'

/** Links an action to another one of the partnership. Several kinds of link between two actions are allowed. */
export async function linkActions(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: AddLinkInput,
): Promise<void> {
  const { plan } = await getActionInPlan(tx, slug, actionId)
  if (input.to === actionId) throw new Refusal('to', 'An action cannot be linked to itself')
  const other = await getActionContent(tx, input.to)
  const known = (await listLinksOf(tx, actionId)).find(
    link => link.actionId === input.to && link.kind === input.kind,
  )
  if (known && known.state !== 'dismissed')
    throw new Refusal('to', 'The two are linked in this way already')
  if (known) await decide(tx, actor, known.id, 'confirmed')
  else
    await addLink(tx, actor, {
      planId: plan.id,
      fromActionId: actionId,
      toActionId: input.to,
      kind: input.kind,
      state: 'confirmed',
      reason: input.reason,
    })
  await recordAudit(
    tx,
    'plan.link.added',
    { kind: 'plan.action', id: actionId },
    {
      to: input.to,
      kind: input.kind,
      plan: other.planId,
    },
  )
}

/** Confirms a link or dismisses it. What was dismissed is kept, so that it is not suggested again. */
export async function decideLink(
  tx: Tx,
  actor: Actor,
  slug: string,
  actionId: string,
  input: DecideLinkInput,
): Promise<void> {
  await getActionInPlan(tx, slug, actionId)
  const link = (await listLinksOf(tx, actionId)).find(one => one.id === input.link)
  if (!link) throw new NotFound('no such link of this action')
  if (link.kind === 'supersedes')
    throw new Refusal('form', 'This link follows from splitting or carrying forward, and stays')
  await decide(tx, actor, link.id, input.decision)
  await recordAudit(
    tx,
    'plan.link.decided',
    { kind: 'plan.link', id: link.id },
    {
      decision: input.decision,
    },
  )
}

async function decide(tx: Tx, actor: Actor, linkId: string, state: 'confirmed' | 'dismissed') {
  await tx
    .updateTable('plan.link')
    .set({ state, decidedBy: actor.userId, decidedAt: new Date() })
    .where('id', '=', linkId)
    .execute()
}
