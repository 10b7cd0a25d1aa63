import {
  CsrfField,
  DataTable,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { Area } from './organisation-queries.ts'

const kinds = {
  county: 'County',
  district: 'District or borough',
  unitary: 'Unitary authority',
  city: 'City',
  ward: 'Ward',
  other: 'Other',
}

/** The areas that the partnership covers, and adding one. */
export function AreasPage({ chrome, errors, loaded: areas, values }: FormProps<Area[]>) {
  return (
    <Page
      title="Areas"
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership', text: 'Back to the partnership' }}
    >
      <h1 class="govuk-heading-l">Areas</h1>
      {areas.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">No area has been added yet.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Areas that the partnership covers"
          captionSize="hidden"
          rows={areas}
          columns={[
            { heading: 'Area', isRowHeading: true, cell: area => area.name },
            { heading: 'Code', cell: area => area.code },
            {
              heading: 'Kind',
              cell: area => kinds[area.kind as keyof typeof kinds] ?? area.kind,
            },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">Add an area</h2>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukInput
          id="code"
          name="code"
          label={{ text: 'Code' }}
          hint={{
            text: 'The nine characters that the Office for National Statistics gave it, like E07000035',
          }}
          classes="govuk-input--width-10"
          spellcheck={false}
          value={typedText(values, 'code')}
          errorMessage={errorMessageFor(errors, 'code')}
        />
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name' }}
          value={typedText(values, 'name')}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukSelect
          id="kind"
          name="kind"
          label={{ text: 'Kind of area' }}
          value={typedText(values, 'kind', 'district')}
          errorMessage={errorMessageFor(errors, 'kind')}
          items={Object.entries(kinds).map(([value, text]) => ({ value, text }))}
        />
        <GovukButton text="Add the area" preventDoubleClick />
      </form>
    </Page>
  )
}
