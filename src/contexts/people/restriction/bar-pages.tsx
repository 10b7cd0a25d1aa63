import { CsrfField, DataTable, Dated, GovukButton } from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import { WordsField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'
import { PersonFormPage, StaffSelect } from './restriction-pages.tsx'
import type { Colleague, ShownBar } from './restriction-queries.ts'

/** Saying that one is related to a person: one does not see them any more. */
export function RelatedPage({
  chrome,
  errors,
  loaded,
  values,
}: FormProps<{ person: ShownPerson }>) {
  return (
    <PersonFormPage
      title="I am related to this person, or know them"
      {...{ chrome, errors }}
      person={loaded.person}
      anchor="access"
    >
      <p class="govuk-body">
        Thank you for saying so. From now on you do not see this person any more: not here, not in a
        search, not in an emergency. Others keep working with them. If it was a mistake, the data
        guardian can undo it.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WordsField
          {...{ values, errors }}
          name="reason"
          label="How do you know them?"
          hint="Only the data guardian reads it. For example: my cousin"
          rows={2}
        />
        <GovukButton text="Stop showing me this person" preventDoubleClick />
      </form>
    </PersonFormPage>
  )
}

export type ForBars = { person: ShownPerson; bars: ShownBar[]; colleagues: Colleague[] }

/** Who must not see a person, for the data guardian. */
export function BarsPage({ actor, chrome, errors, loaded, values }: FormProps<ForBars>) {
  const { person, bars, colleagues } = loaded
  const here = `/people/${person.personId}/barred`
  return (
    <PersonFormPage
      title="Who must not see this person"
      {...{ chrome, errors, person }}
      anchor="access"
    >
      {bars.length === 0 ? (
        <p class="govuk-body">Nobody is kept from seeing this person.</p>
      ) : (
        <DataTable
          caption="Kept from seeing them"
          rows={bars}
          columns={[
            { heading: 'Who', isRowHeading: true, cell: one => `${one.name}, ${one.organisation}` },
            { heading: 'Why', cell: one => one.reason },
            { heading: 'Since', cell: one => <Dated value={one.addedAt} /> },
            {
              heading: 'Change',
              cell: one => (
                <form method="post" action={`${here}/${one.userId}/lift`}>
                  <CsrfField chrome={chrome} />
                  <GovukButton
                    html={
                      <>
                        Lift<span class="govuk-visually-hidden"> for {one.name}</span>
                      </>
                    }
                    classes="govuk-button--secondary govuk-!-margin-bottom-0"
                    preventDoubleClick
                  />
                </form>
              ),
            },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">Somebody else must not see them</h2>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <StaffSelect
          {...{ values, errors }}
          label="Who"
          colleagues={colleagues.filter(one => one.id !== actor.userId)}
        />
        <WordsField {...{ values, errors }} name="reason" label="Why?" rows={2} />
        <GovukButton text="Keep them from seeing this person" preventDoubleClick />
      </form>
    </PersonFormPage>
  )
}
