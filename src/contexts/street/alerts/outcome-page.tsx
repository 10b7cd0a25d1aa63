import {
  CsrfField,
  errorMessageFor,
  formatDay,
  formatTime,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { ChoiceField, WordsField } from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import type { ListedContact } from '../contacts/contact-list-queries.ts'
import { placeInWords, whomInWords } from '../contacts/contact-words.tsx'
import type { PeopleShown } from '../people-shown.ts'
import type { ShownAlert } from './alert-queries.ts'

export type ForOutcome = {
  alert: ShownAlert
  outcomes: Code[]
  contacts: ListedContact[]
  people: PeopleShown
}

/** Saying what came of an alert. */
export function OutcomePage(props: FormProps<ForOutcome>) {
  const { chrome, errors, loaded, stale } = props
  const { alert, outcomes, contacts } = loaded
  const values = {
    outcome: alert.outcome ?? '',
    contact: alert.contactId ?? '',
    words: alert.outcomeWords,
    ...props.values,
  }
  return (
    <Page
      title={`What came of it – ${alert.place}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/alerts/${alert.id}`, text: 'Back to the alert' }}
    >
      <span class="govuk-caption-l">{alert.place}</span>
      <h1 class="govuk-heading-l">What came of it?</h1>
      {stale && (
        <GovukInsetText>
          Somebody changed the alert meanwhile. It says now:{' '}
          {alert.outcomeLabel ?? 'nothing came of it yet'}. What you typed is below.
        </GovukInsetText>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, alert.version)} />
        <ChoiceField
          values={values}
          errors={errors}
          name="outcome"
          label="Outcome"
          items={outcomes.map(one => ({
            value: one.code,
            text: one.label,
            hint: one.hint ?? undefined,
          }))}
        />
        <GovukSelect
          id="contact"
          name="contact"
          label={{ text: 'Contact, if somebody was found' }}
          hint={{ text: 'Contacts since the alert was told that you may read, newest first' }}
          value={typedText(values, 'contact')}
          errorMessage={errorMessageFor(errors, 'contact')}
          items={[
            { value: '', text: 'None' },
            ...contacts.map(contact => ({
              value: contact.id,
              text: `${formatDay(contact.seenAt)}, ${formatTime(contact.seenAt)}: ${whomInWords(contact)}, ${placeInWords(contact)}`,
            })),
          ]}
        />
        <WordsField
          values={values}
          errors={errors}
          name="words"
          label="What else is there to know? (optional)"
          hint="For colleagues. The reporter does not read it. Leave out names: they belong in the contact."
          rows={3}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
