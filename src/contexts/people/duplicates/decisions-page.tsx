import {
  CsrfField,
  DataTable,
  Dated,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, ticked, typedText } from '../../../platform/web/form-page.ts'
import { WordsField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'
import type { Decision } from './merge-queries.ts'

export type Deciding = {
  newDecision: string
  newPerson: string
  person: ShownPerson
  decisions: Decision[]
}

/** Which records are one person, who decided that, and taking a record off that is about somebody else. */
export function DecisionsPage({ chrome, errors, loaded, values }: FormProps<Deciding>) {
  const { person, decisions } = loaded
  return (
    <Page
      title={`Records of ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}`, text: `Back to ${person.name}` }}
    >
      <h1 class="govuk-heading-l">Records of {person.name}</h1>
      {decisions.length > 0 && (
        <DataTable
          caption="Merges and splits"
          rows={decisions}
          columns={[
            {
              heading: 'Decision',
              isRowHeading: true,
              cell: one => (one.kind === 'merge' ? 'Merged' : 'Split'),
            },
            { heading: 'When', cell: one => <Dated value={one.doneAt} withTime /> },
            { heading: 'By', cell: one => one.doneBy },
            { heading: 'Why', cell: one => one.because },
            {
              heading: 'Undo',
              cell: one =>
                one.undoneAt ? (
                  <>
                    Undone <Dated value={one.undoneAt} />
                  </>
                ) : (
                  <a class="govuk-link" href={`/people/decisions/${one.id}/undo`}>
                    Undo<span class="govuk-visually-hidden"> this {one.kind}</span>
                  </a>
                ),
            },
          ]}
        />
      )}
      {person.records.length > 1 ? (
        <form method="post" action={`/people/${person.personId}/decisions`} novalidate>
          <CsrfField chrome={chrome} />
          <input
            type="hidden"
            name="decision"
            value={typedText(values, 'decision', loaded.newDecision)}
          />
          <input
            type="hidden"
            name="person"
            value={typedText(values, 'person', loaded.newPerson)}
          />
          <GovukCheckboxes
            name="records"
            fieldset={{
              legend: {
                text: 'Which records are about somebody else?',
                classes: 'govuk-fieldset__legend--m',
              },
            }}
            hint={{ text: 'They become a person of their own. Nothing on them is changed' }}
            errorMessage={errorMessageFor(errors, 'records')}
            items={person.records.map(record => ({
              value: record.id,
              html: (
                <>
                  {record.organisation}, <Dated value={record.givenAt} />
                </>
              ),
              checked: ticked(values, 'records').includes(record.id),
            }))}
          />
          <WordsField
            name="because"
            label="Why are they about somebody else?"
            rows={3}
            {...{ values, errors }}
          />
          <GovukButton
            text="Take these records off"
            classes="govuk-button--warning"
            preventDoubleClick
          />
        </form>
      ) : (
        <p class="govuk-body">There is one record that you may see. Nothing can be taken off.</p>
      )}
    </Page>
  )
}
