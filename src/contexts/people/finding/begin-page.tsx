import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukFieldset,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { Category } from '../categories.ts'
import { identifierCategories } from '../record/identifier-rules.ts'
import { numberKinds } from './begin-form.ts'
import { CandidateList } from './candidate-list.tsx'
import { BirthParts, Line, withBirthLink } from './find-fields.tsx'
import type { FoundPerson } from './found-person.ts'

export type Beginning = {
  newId: string
  /** What the form begins with: carried from the search, or typed before. */
  start: FormProps<unknown>['values']
  /** Who is so like what was typed that it is asked whether it is them. */
  likely: FoundPerson[]
  mayTell: Category[]
}

/** Beginning a record of somebody who was looked for and not found. */
export function BeginPage({ chrome, errors, loaded }: FormProps<Beginning>) {
  const { likely, mayTell, newId, start: values } = loaded
  const fields = { values, errors }
  const shows = (category: Category, ...names: string[]) =>
    mayTell.includes(category) || names.some(name => typedText(values, name) !== '')
  return (
    <Page
      title="Begin a record"
      chrome={chrome}
      errors={withBirthLink(errors)}
      back={{ href: '/people', text: 'Back to finding a person' }}
    >
      <h1 class="govuk-heading-l">Begin a record</h1>
      <p class="govuk-body">
        Write down what is known. Everything but a name or a look can wait for another day.
      </p>
      <form method="post" action="/people/new" novalidate autocomplete="off">
        <CsrfField chrome={chrome} />
        <input type="hidden" name="recordId" value={typedText(values, 'recordId', newId)} />
        <input type="hidden" name="seen" value={typedText(values, 'seen')} />
        <input type="hidden" name="typed" value={typedText(values, 'typed')} />
        <input type="hidden" name="asked" value={likely.map(one => one.personId).join(' ')} />
        {likely.length > 0 && <AlreadyKnown {...{ likely, values, errors }} />}
        <GovukRadios
          name="source"
          fieldset={legend('How do you know of them?')}
          value={typedText(values, 'source')}
          errorMessage={errorMessageFor(errors, 'source')}
          items={[
            { value: 'told', text: 'They told me' },
            { value: 'seen', text: 'I saw them and could not ask' },
            { value: 'referral', text: 'Another service told me' },
          ]}
        />
        <GovukFieldset legend={{ text: 'Names', classes: 'govuk-fieldset__legend--m' }}>
          <Line name="given" label="First name or nickname" {...fields} />
          <Line name="family" label="Last name" {...fields} />
          <GovukRadios
            name="nameKind"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: 'This is', classes: 'govuk-fieldset__legend--s' } }}
            value={typedText(values, 'nameKind', 'known-as')}
            items={[
              { value: 'known-as', text: 'What they want to be called' },
              { value: 'legal', text: 'The name on their papers' },
              { value: 'street', text: 'What others call them' },
            ]}
          />
          <Line name="also" label="What else they are called" {...fields} />
        </GovukFieldset>
        <BirthParts {...fields} />
        <Line
          name="age"
          label="Or about how old"
          hint="For example 30, or 25 to 35"
          classes="govuk-input--width-5"
          {...fields}
        />
        <GovukTextarea
          id="look"
          name="look"
          rows={2}
          label={{ text: 'How they can be known again' }}
          hint={{ text: 'Hair, clothes, dog, tent. Nothing that would hurt them to read' }}
          value={typedText(values, 'look')}
          errorMessage={errorMessageFor(errors, 'look')}
        />
        {shows('street', 'place') && (
          <Line name="place" label="Where they stay or were seen" {...fields} />
        )}
        <NumberFields {...{ mayTell, values, errors }} />
        {shows('contact', 'phone', 'email') && <ContactFields {...fields} />}
        <GovukButton text="Begin the record" preventDoubleClick />
      </form>
    </Page>
  )
}

type Fields = Pick<FormProps<unknown>, 'values' | 'errors'>

function AlreadyKnown({ likely, values, errors }: Fields & { likely: readonly FoundPerson[] }) {
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-m" id="known">
        Somebody like this is already known
      </h2>
      <p class="govuk-body">
        If it is them, what you typed is added to their story as your organisation's record, and
        they need not tell it again.
      </p>
      <CandidateList found={likely} />
      <GovukRadios
        name="somebody"
        fieldset={legend('Is it one of them?')}
        value={typedText(values, 'somebody')}
        errorMessage={errorMessageFor(errors, 'somebody')}
        items={[
          ...likely.map(person => ({
            value: person.personId,
            text: `Yes, this is ${person.name}`,
            hint: person.birth ? { text: person.birth } : undefined,
          })),
          { value: 'else', text: 'No, this is somebody else' },
        ]}
      />
    </section>
  )
}

function NumberFields({ mayTell, values, errors }: Fields & { mayTell: readonly Category[] }) {
  const kinds = Object.entries(numberKinds).filter(([kind]) =>
    mayTell.includes(identifierCategories[kind as keyof typeof identifierCategories]),
  )
  return (
    <GovukFieldset
      legend={{ text: 'A number they are known by', classes: 'govuk-fieldset__legend--m' }}
    >
      <GovukSelect
        id="numberKind"
        name="numberKind"
        label={{ text: 'Which number' }}
        value={typedText(values, 'numberKind', 'other')}
        errorMessage={errorMessageFor(errors, 'numberKind')}
        items={kinds.map(([value, text]) => ({ value, text }))}
      />
      <Line name="number" label="Number" {...{ values, errors }} />
    </GovukFieldset>
  )
}

function ContactFields({ values, errors }: Fields) {
  return (
    <GovukFieldset legend={{ text: 'How to reach them', classes: 'govuk-fieldset__legend--m' }}>
      <Line name="phone" label="Telephone number" {...{ values, errors }} />
      <Line name="email" label="Email address" {...{ values, errors }} />
      <GovukRadios
        name="safe"
        classes="govuk-radios--small"
        fieldset={{
          legend: {
            text: 'Is it safe for them if you use it?',
            classes: 'govuk-fieldset__legend--s',
          },
        }}
        value={typedText(values, 'safe', 'not-known')}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'not-known', text: 'Not known' },
        ]}
      />
    </GovukFieldset>
  )
}

function legend(text: string) {
  return { legend: { text, classes: 'govuk-fieldset__legend--m' } }
}
