import type { AnswerInput } from '../fact-inputs.ts'
import type { TypedAnswer } from './answers-form.ts'
import type { Question } from './question-queries.ts'

const states = ['not-known', 'prefers-not-to-say'] as const

/**
 * What was typed for a question as the answers to keep: none where it was not asked. A text says why it cannot be kept.
 */
export function answersOf(question: Question, typed: TypedAnswer): AnswerInput[] | string {
  const { words } = typed
  const chosen = typed.chosen.filter(code => code !== 'not-asked' && code !== '')
  const state = states.find(one => chosen.includes(one))
  if (state) {
    if (chosen.length > 1 || words)
      return 'Choose either an answer, or that it is not known or they prefer not to say'
    return [{ question: question.code, state, choice: null, words: null }]
  }
  if (chosen.length > 1 && !question.many) return 'Choose one answer'
  if (chosen.some(code => !question.choices.some(choice => choice.code === code)))
    return 'Choose one of the answers'
  if (chosen.length === 0)
    return words ? [{ question: question.code, state: 'answered', choice: null, words }] : []
  // The words say more about all that was chosen: kept once, with the last.
  return chosen.map((choice, at) => ({
    question: question.code,
    state: 'answered' as const,
    choice,
    words: at === chosen.length - 1 ? words : null,
  }))
}

/** Whether two sets of answers to a question say the same. */
export function saySame(
  one: readonly Pick<AnswerInput, 'state' | 'choice' | 'words'>[],
  other: readonly { state: string; choice: string | null; words: string | null }[],
): boolean {
  const text = (
    answers: readonly { state: string; choice: string | null; words: string | null }[],
  ) =>
    answers
      .map(({ state, choice, words }) => JSON.stringify([state, choice, words]))
      .sort()
      .join()
  return text(one) === text(other)
}
