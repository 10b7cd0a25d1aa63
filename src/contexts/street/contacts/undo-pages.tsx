import { CsrfField, Dated, GovukButton, Page } from '../../../design-system/index.ts'
import { type FormProps, seenVersion } from '../../../platform/web/form-page.ts'
import { ChoiceField, WordsField } from '../../people/index.ts'
import { newestLink, type ShownContact } from './contact-queries.ts'
import { placeInWords, whomInWords } from './contact-words.tsx'

type Loaded = { contact: ShownContact }

/** Saying that a contact was not about whoever it was said to be. */
export function DetachPage(props: FormProps<Loaded>) {
  const { chrome, errors, loaded, values } = props
  const { contact } = loaded
  return (
    <Page
      title="Nobody knows who it was"
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/contacts/${contact.id}`, text: 'Back to the contact' }}
    >
      <Caption contact={contact} />
      <h1 class="govuk-heading-l">Nobody knows who it was</h1>
      <p class="govuk-body">
        It is said to be about {whomInWords(contact)}. It stays, and counts as somebody whom nobody
        knows.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="seen"
          value={seenVersion(props, newestLink(contact.links), 'seen')}
        />
        <ChoiceField
          values={values}
          errors={errors}
          name="because"
          label="What is so?"
          items={[
            { value: 'wrong', text: 'It was somebody else' },
            { value: 'detached', text: 'Nobody can say whether it was them' },
          ]}
        />
        <WordsField
          values={values}
          errors={errors}
          name="words"
          label="Why do you say so?"
          rows={3}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Withdrawing a contact that never was as it is written. */
export function WithdrawPage({ chrome, errors, loaded, values }: FormProps<Loaded>) {
  const { contact } = loaded
  return (
    <Page
      title="Withdraw the contact"
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/contacts/${contact.id}`, text: 'Back to the contact' }}
    >
      <Caption contact={contact} />
      <h1 class="govuk-heading-l">Withdraw the contact</h1>
      <p class="govuk-body">
        It counts no more, from now on. It stays to be read, with the reason. Where only something
        in it is wrong,{' '}
        <a class="govuk-link" href={`/street/contacts/${contact.id}/correct`}>
          put it right instead
        </a>
        .
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="Why is it withdrawn?"
          rows={3}
        />
        <GovukButton text="Withdraw it" classes="govuk-button--warning" preventDoubleClick />
      </form>
    </Page>
  )
}

function Caption({ contact }: { contact: ShownContact }) {
  return (
    <span class="govuk-caption-l">
      <Dated value={contact.seenAt} withTime />, {placeInWords(contact)}
    </span>
  )
}
