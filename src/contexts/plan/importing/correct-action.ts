import { z } from 'zod'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { answerQuestions } from './answer-questions.ts'
import {
  type ActionField,
  actionFields,
  type CorrectedAction,
  emptied,
  fieldQuestion,
  typedField,
} from './corrections.ts'
import { getReview } from './import-queries.ts'
import type { Review } from './review-model.ts'

const longest = 20_000
const typed = z
  .string()
  .max(longest, 'The text must be 20,000 characters or fewer')
  .transform(text => text.replaceAll('\r\n', '\n').trim())
  .default('')

/** Everything of an action that can be corrected, as it is typed. */
export const correctionForm = z.object(
  Object.fromEntries(actionFields.map(field => [field, typed])) as Record<
    ActionField,
    typeof typed
  >,
)

export function getReadAction(review: Review, key: string): CorrectedAction {
  const action = review.plan.actions.find(one => one.key === key)
  if (!action) throw new NotFound('no such action in this document')
  return action
}

/** Keeps what was typed where it differs from what was read; typing what was read takes a correction back. */
export async function correctAction(
  tx: Tx,
  actor: Actor,
  importId: string,
  key: string,
  input: z.output<typeof correctionForm>,
): Promise<number> {
  if (input.text === '') throw new Refusal('text', 'Enter what the action is')
  const { review } = await getReview(tx, importId)
  const action = getReadAction(review, key)
  const asRead = review.reading.plan.actions.find(one => one.id === action.id) ?? action
  const answers = actionFields.map(field => [
    fieldQuestion(key, field),
    input[field] === typedField(asRead, field) ? '' : input[field] || emptied,
  ])
  return await answerQuestions(tx, actor, importId, Object.fromEntries(answers))
}
