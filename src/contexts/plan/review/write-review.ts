import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, StaleVersion } from '../../../platform/refusal.ts'
import type { Rag } from '../reading/reading.ts'
import { deriveColour, type Standing } from './colour-rules.ts'

/** What a group decided about an action. */
export type ReviewContent = Standing & {
  kind: 'review' | 'imported'
  desirableReason: string | null
  achievableReason: string | null
  situation: string | null
  nextSteps: string | null
  notes: string | null
  notesPublic: boolean
  /** A colour that a person set instead of the one that follows; needs its reason. */
  colourByHand: Rag | null
  colourReason: string | null
  groupId: string | null
  decidedOn: PlainDate | null
}

/**
 * Adds a review of an action. `readAt` is the number of the newest review that the person saw (0 for none): if there is a
 * newer one nothing is written and StaleVersion is thrown. The database lets a contributor review only actions that they
 * lead. Answers with the review's number.
 */
export async function addReview(
  tx: Tx,
  actor: Actor,
  actionId: string,
  readAt: number,
  content: ReviewContent,
  written: { effectiveOn: PlainDate; importId?: string | undefined },
): Promise<number> {
  const action = await tx
    .selectFrom('plan.action')
    .select(['planId', 'currentReview'])
    .where('id', '=', actionId)
    .executeTakeFirst()
  if (!action) throw new NotFound('no such action')
  if (action.currentReview !== readAt) throw new StaleVersion()
  await tx
    .insertInto('plan.review')
    .values({
      ...content,
      actionId,
      number: readAt + 1,
      partnershipId: actor.partnershipId,
      planId: action.planId,
      effectiveOn: written.effectiveOn,
      colourDerived: deriveColour(content).colour,
      importId: written.importId ?? null,
      recordedBy: actor.userId,
    })
    .execute()
  return readAt + 1
}
