import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { deriveColour } from './colour-rules.ts'
import type { ReviewInput } from './review-form.ts'
import { findReviewed, mayReview } from './review-queries.ts'
import { colourByHand, refuseWrongReview } from './review-rules.ts'
import { addReview } from './write-review.ts'

/** What came of a review: the colour that will be printed, and why. */
export type Reviewed = { actionId: string; planId: string; colour: string; why: string }

/**
 * Writes down what a group decided about an action. Refused for an action that is no longer open to review, for one that a
 * contributor does not lead, and for a colour by hand without its reason; StaleVersion if somebody reviewed it meanwhile.
 */
export async function reviewAction(
  tx: Tx,
  actor: Actor,
  actionId: string,
  input: ReviewInput,
  today: PlainDate,
): Promise<Reviewed> {
  const action = await findReviewed(tx, actionId)
  if (!action) throw new NotFound('no such action')
  if (action.state !== 'active')
    throw new Refusal('form', 'This action lives on in another one. Review that one instead')
  if (!(await mayReview(tx, actor, actionId)))
    throw new Refusal(
      'form',
      'You can only review actions that you, your post, your team or your organisation lead',
    )
  refuseWrongReview(input, today)
  const byHand = colourByHand(input)
  const { status, continues, desirable, achievable } = input
  const number = await addReview(
    tx,
    actor,
    actionId,
    input.readAt,
    {
      kind: 'review',
      status,
      continues,
      desirable,
      desirableReason: input.desirableReason,
      achievable,
      achievableReason: input.achievableReason,
      situation: input.situation,
      nextSteps: input.nextSteps,
      notes: input.notes,
      notesPublic: input.notesPublic,
      colourByHand: byHand,
      colourReason: byHand ? input.colourReason : null,
      groupId: input.group ?? null,
      decidedOn: input.decidedOn,
    },
    { effectiveOn: laterOf(input.decidedOn ?? today, action.reviewedOn) },
  )
  await recordAudit(
    tx,
    'plan.action.reviewed',
    { kind: 'action', id: actionId },
    { number, status, colour: byHand ?? deriveColour(input).colour },
  )
  const derived = deriveColour(input)
  return {
    actionId,
    planId: action.planId ?? '',
    colour: byHand ?? derived.colour ?? 'no colour',
    why: byHand ? (input.colourReason ?? '') : derived.why,
  }
}

/** A decision written down late counts from the newest review on: what was printed in between stays as it was. */
function laterOf(decidedOn: PlainDate, newest: PlainDate | null): PlainDate {
  return newest && newest > decidedOn ? newest : decidedOn
}
