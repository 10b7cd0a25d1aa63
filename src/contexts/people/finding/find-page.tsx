import {
  CsrfField,
  GovukButton,
  GovukDetails,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { PeopleLinks } from '../break-glass/people-links.tsx'
import { CandidateList } from './candidate-list.tsx'
import { BirthParts, Line, withBirthLink } from './find-fields.tsx'
import { findFields } from './find-form.ts'
import type { FoundPerson } from './found-person.ts'

export type Found = { searched: boolean; found: FoundPerson[]; emergencies: number | null }

/** Finding somebody, before a record of them is begun. */
export function FindPage(props: FormProps<Found>) {
  const { actor, chrome, errors, loaded, values } = props
  const inFields = findFields.some(field => field !== 'q' && typedText(values, field) !== '')
  const mayBegin = actor.roles.includes('worker')
  return (
    <Page title="Find a person" chrome={chrome} errors={withBirthLink(errors)}>
      <h1 class="govuk-heading-l">Find a person</h1>
      {actor.roles.includes('matching-lead') && (
        <p class="govuk-body">
          <a class="govuk-link" href="/people/matches">
            Possible matches
          </a>
        </p>
      )}
      <form method="post" action="/people" novalidate data-search="found" autocomplete="off">
        <CsrfField chrome={chrome} />
        <GovukInput
          id="q"
          name="q"
          type="search"
          label={{ text: 'Name, nickname, birth date, number, phone, place or how they look' }}
          hint={{ text: 'For example: Shaz 1995, or staffie behind the market' }}
          value={typedText(values, 'q')}
          autocomplete="off"
          spellcheck={false}
        />
        <GovukDetails summaryText="Search by separate fields" open={inFields}>
          <Line name="given" label="First name or nickname" {...{ values, errors }} />
          <Line name="family" label="Last name" {...{ values, errors }} />
          <BirthParts {...{ values, errors }} />
          <Line
            name="age"
            label="About how old"
            classes="govuk-input--width-3"
            {...{ values, errors }}
          />
          <Line
            name="number"
            label="A number they are known by"
            hint="National Insurance, NHS, prison or case number, or the reference of this service"
            {...{ values, errors }}
          />
          <Line name="contact" label="Telephone number or email" {...{ values, errors }} />
          <Line name="place" label="Where they were seen" {...{ values, errors }} />
          <Line name="look" label="How they look" {...{ values, errors }} />
        </GovukDetails>
        <GovukButton text="Search" />
        <p class="govuk-visually-hidden" role="status" id="found-status" />
        <section id="found" aria-label="People found">
          {loaded.searched && <Results found={loaded.found} mayBegin={mayBegin} />}
        </section>
      </form>
      <PeopleLinks actor={actor} emergencies={loaded.emergencies} />
    </Page>
  )
}

function Results({
  found,
  mayBegin,
}: {
  readonly found: readonly FoundPerson[]
  readonly mayBegin: boolean
}) {
  return (
    <>
      <h2 class="govuk-heading-m">
        {found.length === 0
          ? 'Nobody whom you may see fits this'
          : found.length === 1
            ? '1 person may be who you mean'
            : `${found.length} people may be who you mean`}
      </h2>
      {found.length === 0 && (
        <p class="govuk-body">
          Try another spelling, a nickname or the year of birth. Fewer words find more people.
        </p>
      )}
      <CandidateList found={found} />
      <input type="hidden" name="seen" value={found.map(person => person.personId).join(' ')} />
      {mayBegin && (
        <GovukButton
          text={found.length === 0 ? 'Begin a record' : 'None of these: begin a record'}
          name="carried"
          value="search"
          classes="govuk-button--secondary"
          attributes={{ formaction: '/people/new' }}
        />
      )}
    </>
  )
}
