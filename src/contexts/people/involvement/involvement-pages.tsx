import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, ticked, typedText } from '../../../platform/web/form-page.ts'
import { ChoiceField, WordsField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'
import type { ShownCategory } from '../why/category-queries.ts'
import { type InvolvementChoices, type ShownInvolvement, whoWorks } from './involvement-queries.ts'

export type ForBegin = {
  newId: string
  person: ShownPerson
  choices: InvolvementChoices
  categories: ShownCategory[]
}

/** Saying who works with a person, or asking another organisation to. */
export function BeginInvolvementPage({
  actor,
  chrome,
  errors,
  loaded,
  values,
}: FormProps<ForBegin>) {
  const { person, choices, categories } = loaded
  const select = (
    name: string,
    label: string,
    none: string,
    items: { id: string; name: string }[],
  ) => (
    <GovukSelect
      id={name}
      name={name}
      label={{ text: label }}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      items={[{ value: '', text: none }, ...items.map(one => ({ value: one.id, text: one.name }))]}
    />
  )
  return (
    <Page
      title={`Work with this person – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#working-with`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Work with this person</h1>
      <p class="govuk-body">
        Whoever works with somebody sees what the agreements share with those who do, for as long as
        they do. End it when the work ends.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <ChoiceField
          values={values}
          errors={errors}
          name="whom"
          label="Who works with them?"
          items={[
            { value: 'me', text: `I do: ${actor.name}` },
            ...(choices.teams.length > 0
              ? [
                  {
                    value: 'team',
                    text: 'A team of ours',
                    fields: select('team', 'Team', 'Choose a team', choices.teams),
                  },
                ]
              : []),
            { value: 'organisation', text: `Everyone at ${actor.organisationName}` },
            {
              value: 'referral',
              text: 'Another organisation, which I ask to help',
              hint: 'They see this person as the agreements allow, until you or they end it.',
              fields: (
                <>
                  {select(
                    'organisation',
                    'Organisation',
                    'Choose an organisation',
                    choices.organisations,
                  )}
                  <GovukCheckboxes
                    name="categories"
                    fieldset={{ legend: { text: 'What do they need for it?' } }}
                    hint={{
                      text: 'Who the person is comes with it. Tick none if they need all that the agreements share.',
                    }}
                    values={ticked(values, 'categories')}
                    errorMessage={errorMessageFor(errors, 'categories')}
                    items={categories
                      .filter(one => one.code !== 'identity')
                      .map(one => ({
                        value: one.code,
                        text: one.label,
                        hint: { text: one.about },
                      }))}
                  />
                </>
              ),
            },
          ]}
        />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="What for?"
          hint="What you do with them, or what you ask the other organisation to do. Everybody who sees this person reads it."
          rows={3}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForEndOfWork = { person: ShownPerson; involvement: ShownInvolvement }

/** Saying that somebody works with the person no more, and why. */
export function EndInvolvementPage({ chrome, errors, loaded, values }: FormProps<ForEndOfWork>) {
  const { person, involvement } = loaded
  return (
    <Page
      title={`End the work – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#working-with`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">End the work with this person</h1>
      <p class="govuk-body">
        {whoWorks(involvement)}. What only this work opened is closed at once. What was written down
        stays.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="Why does it end?"
          hint="For example: moved into her own flat; handed over to the council’s team"
          rows={3}
        />
        <GovukButton text="End it" preventDoubleClick />
      </form>
    </Page>
  )
}
