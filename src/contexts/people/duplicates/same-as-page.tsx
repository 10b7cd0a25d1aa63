import { CsrfField, GovukButton, GovukInput, Page } from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { CandidateList } from '../finding/candidate-list.tsx'
import type { FoundPerson } from '../finding/found-person.ts'
import { WordsField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'

export type SameAs = { person: ShownPerson; searched: boolean; found: FoundPerson[] }

/** A worker says that somebody may be the same person as another whom they know. */
export function SameAsPage({ chrome, errors, loaded, values }: FormProps<SameAs>) {
  const { person, searched, found } = loaded
  const here = `/people/${person.personId}/same-as`
  return (
    <Page
      title={`Who may ${person.name} be?`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}`, text: `Back to ${person.name}` }}
    >
      <h1 class="govuk-heading-l">Who may {person.name} be?</h1>
      <p class="govuk-body">
        If two records may be about one person, say so. The matching lead decides; until then both
        stay as they are.
      </p>
      <form method="post" action={here} novalidate data-search="found" autocomplete="off">
        <CsrfField chrome={chrome} />
        <GovukInput
          id="q"
          name="q"
          type="search"
          label={{ text: 'The other person: name, birth date, number or reference' }}
          value={typedText(values, 'q')}
          autocomplete="off"
          spellcheck={false}
        />
        <WordsField
          name="said"
          label="Why do you think that it is the same person? (optional)"
          rows={2}
          {...{ values, errors }}
        />
        <GovukButton text="Search" />
        <p class="govuk-visually-hidden" role="status" id="found-status" />
        <section id="found" aria-label="People found">
          {searched && (
            <>
              <h2 class="govuk-heading-m">
                {found.length === 0
                  ? 'Nobody else whom you may see fits this'
                  : 'Is it one of these?'}
              </h2>
              <CandidateList
                found={found}
                action={other => (
                  <GovukButton
                    html={
                      <>
                        This may be the same person
                        <span class="govuk-visually-hidden"> as {other.name}</span>
                      </>
                    }
                    classes="govuk-button--secondary"
                    attributes={{ formaction: `${here}/${other.personId}` }}
                    preventDoubleClick
                  />
                )}
              />
            </>
          )}
        </section>
      </form>
    </Page>
  )
}
