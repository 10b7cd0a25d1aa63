import type { PlainDate } from '../../../platform/dates.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { deriveColour } from './colour-rules.ts'
import type { ReviewInput } from './review-form.ts'

/** What a review must be before it can stand. Throws a Refusal at the field that is wrong. */
export function refuseWrongReview(input: ReviewInput, today: PlainDate): void {
  if (input.decidedOn && input.decidedOn > today)
    throw new Refusal('decidedOn', 'Date of the decision must be today or in the past')
  if (input.status === 'closed-not-desirable' && input.desirable === 'yes')
    throw new Refusal(
      'desirable',
      'It is closed as no longer desirable: select another answer, or another status',
    )
  if (input.status === 'closed-not-achievable' && input.achievable === 'yes')
    throw new Refusal(
      'achievable',
      'It is closed as no longer achievable: select another answer, or another status',
    )
  // Closing and parking end what was promised in public, so somebody has to have decided it.
  if (input.status.startsWith('closed') || input.status === 'parked') {
    if (!input.group)
      throw new Refusal('group', 'Select the group that decided to close or park it')
    if (!input.decidedOn)
      throw new Refusal('decidedOn', 'Enter the date when it was decided to close or park it')
  }
  if (
    input.colour !== 'derived' &&
    input.colour !== deriveColour(input).colour &&
    !input.colourReason
  )
    throw new Refusal(
      'colourReason',
      'Enter why this colour is printed instead of the one that follows',
    )
}

/** The colour that a person set, where it is not the one that follows anyway. */
export function colourByHand(input: ReviewInput) {
  return input.colour === 'derived' || input.colour === deriveColour(input).colour
    ? null
    : input.colour
}
