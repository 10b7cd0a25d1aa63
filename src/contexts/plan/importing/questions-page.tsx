import {
  EmptyState,
  GovukDetails,
  GovukInput,
  GovukRadios,
  GovukSelect,
  GovukTag,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AnswersForm } from './answers-form.tsx'
import { type Reviewed, ReviewFrame } from './review-frame.tsx'
import type { AskedQuestion, Review } from './review-model.ts'

export type PartLoaded = Reviewed & { mayWrite: boolean }

/** What only a person can decide, each question once for all the places that it is about. */
export function QuestionsPage({ chrome, loaded }: PageProps<PartLoaded, { page: number }>) {
  const { imported, review } = loaded
  const open = review.questions.filter(question => question.answer === null)
  const answered = review.questions.filter(question => question.answer !== null)
  return (
    <ReviewFrame imported={imported} review={review} part="questions" chrome={chrome}>
      {review.questions.length === 0 && (
        <EmptyState heading="There is nothing to ask">
          Everything in the document was read without a doubt.
        </EmptyState>
      )}
      {[...open, ...answered].map((question, index) => (
        <Question
          key={question.key}
          id={`question-${index + 1}`}
          question={question}
          loaded={loaded}
          chrome={chrome}
        />
      ))}
    </ReviewFrame>
  )
}

function Question({
  id,
  question,
  loaded,
  chrome,
}: {
  id: string
  question: AskedQuestion
  loaded: PartLoaded
  chrome: Chrome
}) {
  const { imported, mayWrite } = loaded
  return (
    <section class="tl-question" aria-labelledby={`${id}-about`}>
      {question.answer !== null && <GovukTag text="Answered" classes="govuk-tag--green" />}
      {mayWrite && imported.status === 'ready' ? (
        <AnswersForm
          importId={imported.id}
          back="questions"
          chrome={chrome}
          button="Save this answer"
        >
          <Answer question={question} id={id} />
        </AnswersForm>
      ) : (
        <>
          <h2 class="govuk-heading-m" id={`${id}-about`}>
            {question.about}
          </h2>
          <p class="govuk-body">{sentence(question.why)}</p>
          <p class="govuk-body">Answer: {labelOf(question) ?? 'none'}</p>
        </>
      )}
      {question.targets.length > 0 && <Targets question={question} loaded={loaded} />}
    </section>
  )
}

function Answer({ question, id }: { question: AskedQuestion; id: string }) {
  const about = <span id={`${id}-about`}>{question.about}</span>
  const hint = { text: sentence(question.why) }
  // More ways than fit on a screen, all of them known: what a column holds.
  if ((question.options ?? []).length > 7)
    return (
      <GovukSelect
        id={id}
        name={`answer:${question.key}`}
        label={{ html: about, classes: 'govuk-label--m' }}
        hint={hint}
        value={question.answer ?? question.proposal}
        items={[
          ...(question.options ?? []).map(({ value, label }) => ({
            value,
            text: value === question.proposal ? `${label} (as it was read)` : label,
          })),
          ...(question.answer === null ? [] : [{ value: 'none', text: 'Ask me again later' }]),
        ]}
      />
    )
  return (
    <>
      <GovukRadios
        name={`answer:${question.key}`}
        idPrefix={id}
        fieldset={{ legend: { html: about, classes: 'govuk-fieldset__legend--m' } }}
        hint={hint}
        value={shownAnswer(question)}
        items={choices(question)}
      />
      <GovukInput
        id={`${id}-text`}
        name={`text:${question.key}`}
        label={{ text: 'If it is something else, what is it?' }}
        classes="govuk-!-width-one-half"
        value={isTyped(question) ? (question.answer ?? '') : ''}
      />
    </>
  )
}

function choices(question: AskedQuestion) {
  const options = question.options ?? []
  const suggested = (value: string) =>
    value === question.proposal ? { text: 'This is how it was read.' } : undefined
  return [
    ...options.map(({ value, label }) => ({ value, text: label, hint: suggested(value) })),
    ...(question.proposal !== undefined && !options.some(one => one.value === question.proposal)
      ? [{ value: question.proposal, text: question.proposal, hint: suggested(question.proposal) }]
      : []),
    { value: 'other', text: 'Something else, as written below' },
    { divider: 'or' },
    { value: 'leave', text: 'Leave it as it is' },
    ...(question.answer === null ? [] : [{ value: 'none', text: 'Ask me again later' }]),
  ]
}

function isTyped(question: AskedQuestion): boolean {
  const { answer, options = [], proposal } = question
  return (
    answer !== null &&
    answer !== 'leave' &&
    answer !== proposal &&
    !options.some(one => one.value === answer)
  )
}

function shownAnswer(question: AskedQuestion): string | undefined {
  return isTyped(question) ? 'other' : (question.answer ?? undefined)
}

function labelOf({ answer, options = [] }: AskedQuestion): string | null {
  return options.find(one => one.value === answer)?.label ?? answer
}

function Targets({ question, loaded }: { question: AskedQuestion; loaded: PartLoaded }) {
  const { imported, review } = loaded
  const count = question.targets.length
  return (
    <GovukDetails
      summaryText={count === 1 ? 'The place it is about' : `The ${count} places it is about`}
      html={
        <ul class="govuk-list govuk-list--bullet">
          {question.targets.slice(0, 60).map(id => (
            <li key={id}>
              <Target id={id} review={review} importId={imported.id} />
            </li>
          ))}
          {count > 60 && <li>and {count - 60} more</li>}
        </ul>
      }
    />
  )
}

function Target({ id, review, importId }: { id: string; review: Review; importId: string }) {
  const key = review.keys.get(id)
  const action = review.actionsById.get(id)
  if (action && key)
    return (
      <a class="govuk-link" href={`/plans/imports/${importId}/actions/${key}`}>
        {action.number && `${action.number}. `}
        {action.text}
      </a>
    )
  const node = review.nodesById.get(id)
  return <>{node ? [node.level, node.number, node.title].filter(Boolean).join(' ') : id}</>
}

/** A reason as a sentence of its own. */
function sentence(text: string): string {
  const start = text.slice(0, 1).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(start) ? start : `${start}.`
}
