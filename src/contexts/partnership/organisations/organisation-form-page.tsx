import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukDateInput,
  GovukInput,
  GovukRadios,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import { versionOf } from '../administration.ts'
import { sentAlready, withDateLink } from '../form-parts.ts'
import type { Area, Kind, OrganisationRecord } from './organisation-queries.ts'

type Loaded = { newId: string; before: OrganisationRecord | null; kinds: Kind[]; areas: Area[] }

/** Adding or changing a partner. */
export function OrganisationFormPage({ chrome, errors, loaded, stale, values }: FormProps<Loaded>) {
  const { before, kinds, areas } = loaded
  const title = before ? `Change ${before.name}` : 'Add an organisation'
  const labelOf = (code: string) => kinds.find(kind => kind.code === code)?.label ?? code
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={withDateLink(errors, 'endedOn')}
      back={{ href: '/partnership/organisations', text: 'Back to organisations' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && before && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            { label: 'Name', before: before.name, after: typedText(values, 'name') },
            {
              label: 'Short name',
              before: before.shortName ?? '',
              after: typedText(values, 'shortName'),
            },
            {
              label: 'Kind',
              before: labelOf(before.kind),
              after: labelOf(typedText(values, 'kind')),
            },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {before ? (
          <input
            type="hidden"
            name="version"
            value={seenVersion({ values, stale }, versionOf(before))}
          />
        ) : (
          <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        )}
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name' }}
          value={typedText(values, 'name', before?.name)}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukInput
          id="shortName"
          name="shortName"
          label={{ text: 'Short name (optional)' }}
          hint={{ text: 'As plans write it, for example ‘WCC’' }}
          classes="govuk-input--width-10"
          value={typedText(values, 'shortName', before?.shortName ?? '')}
          errorMessage={errorMessageFor(errors, 'shortName')}
        />
        <GovukSelect
          id="kind"
          name="kind"
          label={{ text: 'Kind of organisation' }}
          value={typedText(values, 'kind', before?.kind)}
          errorMessage={errorMessageFor(errors, 'kind')}
          items={[
            { value: '', text: 'Choose a kind' },
            ...kinds.map(kind => ({ value: kind.code, text: kind.label })),
          ]}
        />
        <GovukRadios
          name="commissioned"
          classes="govuk-radios--inline"
          fieldset={{
            legend: {
              text: 'Does a council pay it for a service of the partnership?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          value={typedText(values, 'commissioned', before?.commissioned ? 'yes' : 'no')}
          errorMessage={errorMessageFor(errors, 'commissioned')}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        {areas.length > 0 ? (
          <GovukCheckboxes
            name="areas"
            fieldset={{
              legend: { text: 'Where does it work?', classes: 'govuk-fieldset__legend--s' },
            }}
            values={sentAlready(values) ? ticked(values, 'areas') : (before?.areas ?? [])}
            errorMessage={errorMessageFor(errors, 'areas')}
            items={areas.map(area => ({ value: area.code, text: `${area.name} (${area.code})` }))}
          />
        ) : (
          <p class="govuk-body">
            To say where it works,{' '}
            <a class="govuk-link" href="/partnership/areas">
              add the areas of the partnership
            </a>{' '}
            first.
          </p>
        )}
        <GovukDateInput
          id="endedOn"
          namePrefix="endedOn"
          fieldset={{
            legend: {
              text: 'When did it leave the partnership? (optional)',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          hint={{ text: 'Its people cannot sign in after that day. For example, 31 3 2027' }}
          values={datePartsOf(values, 'endedOn', before?.endedOn)}
          errorMessage={errorMessageFor(errors, 'endedOn')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
