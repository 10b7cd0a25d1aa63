import {
  CsrfField,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { CandidateList, type FoundPerson } from '../../people/index.ts'
import type { PeopleShown } from '../people-shown.ts'
import { type LatelySeen, newestLink, type ShownContact } from './contact-queries.ts'
import { placeInWords, whomInWords } from './contact-words.tsx'

export type ForLink = {
  contact: ShownContact
  lately: LatelySeen[]
  found: FoundPerson[]
  /** True after a search, false for what the description itself finds. */
  searched: boolean
  people: PeopleShown
}

/** Saying whom a contact is about: those seen there lately, those who look like it, or anybody by name. */
export function LinkPage({ chrome, loaded, values, errors }: FormProps<ForLink>) {
  const { contact, lately, found, searched } = loaded
  const here = `/street/contacts/${contact.id}`
  return (
    <Page
      title="Whom it is about"
      chrome={chrome}
      errors={errors}
      back={{ href: here, text: 'Back to the contact' }}
    >
      <span class="govuk-caption-l">
        <Dated value={contact.seenAt} withTime />, {placeInWords(contact)}
      </span>
      <h1 class="govuk-heading-l">Who was it?</h1>
      {contact.description !== '' && <p class="govuk-body">{contact.description}</p>}
      {contact.recordId && (
        <p class="govuk-body">Until now: {whomInWords(contact)}. Choose who it was instead.</p>
      )}
      {!searched && lately.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Seen there lately</h2>
          <ul class="govuk-list">
            {lately.map(person => (
              <li>
                <a class="govuk-link" href={`/people/${person.personId}`}>
                  <bdi>{person.name}</bdi>
                </a>
                , night of <Dated value={person.lastNight} />
                <Choose
                  chrome={chrome}
                  contact={contact}
                  person={{ personId: person.personId, name: person.name }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {found.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{searched ? 'Found' : 'Look like it'}</h2>
          <CandidateList
            found={found}
            action={person => <Choose chrome={chrome} contact={contact} person={person} />}
          />
        </>
      )}
      {searched && found.length === 0 && (
        <EmptyState>
          <p class="govuk-body">
            Nobody that you can see is like that. If nobody knows them yet,{' '}
            <a class="govuk-link" href="/people/new">
              begin a record
            </a>{' '}
            and come back here.
          </p>
        </EmptyState>
      )}
      <h2 class="govuk-heading-m">Find them</h2>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukInput
          id="q"
          name="q"
          label={{ text: 'Name, nickname, date of birth, reference or how they look' }}
          value={typedText(values, 'q')}
          errorMessage={errorMessageFor(errors, 'q')}
          autocomplete="off"
          spellcheck={false}
        />
        <GovukButton text="Find" classes="govuk-button--secondary" />
      </form>
    </Page>
  )
}

function Choose({
  chrome,
  contact,
  person,
}: {
  chrome: Chrome
  contact: ShownContact
  person: { personId: string; name: string }
}) {
  return (
    <form method="post" action={`/street/contacts/${contact.id}/linked`}>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="seen" value={newestLink(contact.links)} />
      <input type="hidden" name="person" value={person.personId} />
      <GovukButton
        html={
          <>
            It was them<span class="govuk-visually-hidden">: {person.name}</span>
          </>
        }
        classes="govuk-button--secondary govuk-!-margin-top-1"
        preventDoubleClick
      />
    </form>
  )
}
