import type { Question } from './question-queries.ts'

const stateWords: Record<string, string> = {
  'not-known': 'Not known',
  'prefers-not-to-say': 'Prefers not to say',
}

type Answer = { question: string; state: string; choice: string | null; words: string | null }

/** 'Female', 'Another country of the European Union: Poland', 'Prefers not to say'. */
export function answerText(answer: Answer, question: Question | undefined): string {
  const state = stateWords[answer.state]
  if (state) return state
  const chosen = question?.choices.find(choice => choice.code === answer.choice)
  return [chosen?.label ?? answer.choice, answer.words].filter(Boolean).join(': ')
}

/** The answers of one question in one line; 'Not asked' for none. */
export function answersText(answers: readonly Answer[], question: Question | undefined): string {
  if (answers.length === 0) return 'Not asked'
  return answers.map(answer => answerText(answer, question)).join('; ')
}

/** What each group of questions is called: they are asked together where one permission opens them. */
export const groupNames: Record<string, string> = {
  identity: 'About them',
  housing: 'Care and armed forces',
  safeguarding: 'Gender and sexual orientation',
  immigration: 'Immigration and public funds',
}
