import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { inBatches } from '../action/add-actions.ts'
import type { Review } from './review-model.ts'

/** A link as it is stored, without what every row has. */
type NewLink = {
  fromActionId: string
  toActionId: string | null
  toNodeId: string | null
  kind: string
  state: 'stated' | 'confirmed'
  stated: string | null
  reason: string | null
}

/**
 * The links that the document states, and those that a person confirmed between actions that say nearly the same. A pair
 * is stored once, however often it is stated. `known`: pairs that the plan has already.
 */
export async function addLinks(
  tx: Tx,
  actor: Actor,
  planId: string,
  importId: string,
  review: Review,
  actionIds: Map<string, string>,
  nodeIds: Map<string, string>,
  known: ReadonlySet<string> = new Set(),
): Promise<void> {
  const links = [...statedLinks(review, actionIds, nodeIds), ...confirmedPairs(review, actionIds)]
  const rows = links
    .filter(link => !known.has(linkKey(link)) && link.fromActionId !== link.toActionId)
    .map(link => ({
      ...link,
      id: newId(),
      partnershipId: actor.partnershipId,
      planId,
      importId,
      recordedBy: actor.userId,
      ...(link.state === 'confirmed' ? { decidedBy: actor.userId, decidedAt: new Date() } : {}),
    }))
  for (const some of inBatches(rows)) await tx.insertInto('plan.link').values(some).execute()
}

/** One name for a link from either of its ends. */
export function linkKey(link: {
  kind: string
  fromActionId: string
  toActionId: string | null
  toNodeId: string | null
}): string {
  const ends = [link.fromActionId, link.toActionId ?? link.toNodeId ?? ''].sort()
  return `${link.kind}:${ends.join(':')}`
}

function statedLinks(
  review: Review,
  actionIds: Map<string, string>,
  nodeIds: Map<string, string>,
): NewLink[] {
  return review.links.flatMap(link => {
    const fromActionId = actionIds.get(link.from.key)
    const toActionId = actionIds.get(link.to ?? '') ?? null
    const toNodeId = toActionId ? null : (nodeIds.get(link.to ?? '') ?? null)
    // Words that match nothing stay where they are printed: in the notes.
    if (!fromActionId || (!toActionId && !toNodeId)) return []
    const stated = link.statements.map(statement => statement.stated).join('\n')
    return [
      {
        fromActionId,
        toActionId,
        toNodeId,
        kind: link.kind,
        state: 'stated',
        stated,
        reason: null,
      },
    ]
  })
}

function confirmedPairs(review: Review, actionIds: Map<string, string>): NewLink[] {
  return review.likeActions.flatMap(({ a, b, answer, reason }) => {
    const fromActionId = actionIds.get(a.key)
    const toActionId = actionIds.get(b.key)
    if (!answer || answer === 'not-related' || !fromActionId || !toActionId) return []
    return [
      {
        fromActionId,
        toActionId,
        toNodeId: null,
        kind: answer,
        state: 'confirmed',
        stated: null,
        reason: reason || null,
      },
    ]
  })
}
