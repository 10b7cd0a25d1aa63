import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukInsetText,
  GovukRadios,
  Page,
} from '../../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  ticked,
  typedText,
  type Values,
} from '../../../../platform/web/form-page.ts'
import type { ShownPerson } from '../person-queries.ts'
import { answersOf } from './answer-rules.ts'
import { answersText, groupNames } from './answer-words.ts'
import type { Question } from './question-queries.ts'

type Standing = { question: string; state: string; choice: string | null; words: string | null }

export type ForAnswers = {
  person: ShownPerson
  group: string
  questions: Question[]
  standing: Standing[]
  version: number
}

/** All questions of a group on one page. Each can be left as 'not asked'. */
export function AnswersPage(props: FormProps<ForAnswers>) {
  const { chrome, errors, loaded, values, stale } = props
  const { person, group, questions, standing } = loaded
  const sent = values.csrf !== undefined
  const title = groupNames[group] ?? 'What they answered'
  return (
    <Page
      title={`${title} – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#answers`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        They can leave out any of these. Write down only what they said themselves.
      </p>
      {stale && (
        <div id="version">
          <GovukInsetText>
            <p class="govuk-body">
              A colleague changed this record while you were writing. Yours is in the fields below:
              save again if it still holds.
            </p>
          </GovukInsetText>
          <CompareVersions
            caption="What the record says now, and what you typed"
            beforeHeading="The record now"
            afterHeading="What you typed"
            fields={questions.map(question => ({
              label: question.label,
              before: answersText(
                standing.filter(answer => answer.question === question.code),
                question,
              ),
              after: typedAnswerText(question, values),
            }))}
          />
        </div>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, loaded.version)} />
        {questions.map(question => (
          <QuestionFields
            question={question}
            values={sent ? values : valuesOf(question, standing)}
            errors={errors}
          />
        ))}
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** What the fields of a question show of the answers that stand. */
function valuesOf(question: Question, standing: readonly Standing[]): Values {
  const own = standing.filter(answer => answer.question === question.code)
  const chosen = own.map(answer => (answer.state === 'answered' ? answer.choice : answer.state))
  return {
    [`answer-${question.code}`]: chosen.filter(code => code !== null),
    [`words-${question.code}`]: own.map(answer => answer.words).find(Boolean) ?? '',
  }
}

function typedAnswerText(question: Question, values: Values): string {
  const chosen = ticked(values, `answer-${question.code}`)
  const words = typedText(values, `words-${question.code}`) || null
  const answers = answersOf(question, { chosen, words })
  return typeof answers === 'string'
    ? [...chosen, words ?? ''].join(' ')
    : answersText(answers, question)
}

function QuestionFields({
  question,
  values,
  errors,
}: {
  question: Question
  values: Values
  errors: FormProps<unknown>['errors']
}) {
  const name = `answer-${question.code}`
  const words = `words-${question.code}`
  const chosen = ticked(values, name)
  const choices = question.choices.filter(
    choice => choice.isOffered || chosen.includes(choice.code),
  )
  const options = {
    idPrefix: name,
    name,
    fieldset: { legend: { text: question.label, classes: 'govuk-fieldset__legend--m' } },
    hint: question.hint ? { text: question.hint } : undefined,
    errorMessage: errorMessageFor(errors, name),
  }
  const items = choices.map(choice => ({ value: choice.code, text: choice.label }))
  const states = [
    { value: 'not-known', text: 'Not known' },
    { value: 'prefers-not-to-say', text: 'Prefers not to say' },
  ]
  const divider = items.length > 0 ? [{ divider: 'or' }] : []
  return (
    <div class="tl-question">
      {question.many && items.length > 0 ? (
        <GovukCheckboxes {...options} values={chosen} items={[...items, ...divider, ...states]} />
      ) : (
        <GovukRadios
          {...options}
          value={chosen[0] ?? 'not-asked'}
          items={[
            ...items,
            ...divider,
            ...states,
            {
              value: 'not-asked',
              text: items.length === 0 ? 'Not asked, or as written below' : 'Not asked',
            },
          ]}
        />
      )}
      <GovukInput
        id={words}
        name={words}
        label={{
          html: (
            <>
              In their words (optional)
              <span class="govuk-visually-hidden"> – {question.label}</span>
            </>
          ),
        }}
        value={typedText(values, words)}
        attributes={{ dir: 'auto' }}
        autocomplete="off"
        errorMessage={errorMessageFor(errors, words)}
      />
    </div>
  )
}
