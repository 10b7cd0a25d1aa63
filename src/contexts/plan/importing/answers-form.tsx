import type { ComponentChildren } from 'preact'
import { CsrfField, GovukButton } from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { Answers } from '../reading/reading.ts'

/** A form of answers, each under `answer:` and its question; `text:` holds what was typed for 'other'. */
export function AnswersForm({
  importId,
  back,
  chrome,
  button,
  children,
}: {
  importId: string
  /** The part of the check to go back to: 'questions' or 'actions?page=2'. */
  back: string
  chrome: Chrome
  button: string
  children: ComponentChildren
}) {
  return (
    <form method="post" action={`/plans/imports/${importId}/answers`} novalidate>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="back" value={back} />
      {children}
      <GovukButton text={button} classes="govuk-button--secondary" />
    </form>
  )
}

/** The answers in what was sent. 'other' stands for what was typed beside it; 'none' takes an answer back. */
export function answersIn(sent: Record<string, unknown>): Answers {
  const answers: Answers = {}
  for (const [name, value] of Object.entries(sent)) {
    if (!name.startsWith('answer:') || typeof value !== 'string') continue
    const question = name.slice('answer:'.length)
    const typed = sent[`text:${question}`]
    if (value === 'other') {
      if (typeof typed === 'string' && typed.trim() !== '') answers[question] = typed.trim()
    } else answers[question] = value === 'none' ? '' : value.trim()
  }
  return answers
}
