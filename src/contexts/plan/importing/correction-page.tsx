import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { Source } from './actions-page.tsx'
import { type ActionField, actionFields, type CorrectedAction, typedField } from './corrections.ts'
import { fieldNames, timescaleWords } from './field-words.ts'
import type { Reviewed } from './review-frame.tsx'

export type CorrectionLoaded = Reviewed & { action: CorrectedAction }

/** Correcting any part of one action by hand before the plan is made. */
export function CorrectionPage(props: FormProps<CorrectionLoaded>) {
  const { chrome, errors, loaded } = props
  const { imported, action } = loaded
  const here = `/plans/imports/${imported.id}/actions`
  return (
    <Page
      title="Correct this action"
      chrome={chrome}
      errors={errors}
      width="full"
      back={{ href: `${here}#${action.key}`, text: 'Back to the actions' }}
    >
      <span class="govuk-caption-l">{imported.fileName}</span>
      <h1 class="govuk-heading-l">Correct this action</h1>
      <p class="govuk-body">
        The words of the document stay as they are, beside what you write. When a corrected file is
        read later, your corrections are used again.
      </p>
      <form method="post" action={`${here}/${action.key}`} novalidate>
        <CsrfField chrome={chrome} />
        {actionFields.map(field => (
          <div class="tl-sides" key={field}>
            <div class="tl-sides__side">
              <FieldInput {...props} field={field} />
            </div>
            <div class="tl-sides__side">
              <p class="govuk-body govuk-!-font-weight-bold">In the document</p>
              <Source fragments={loaded.review.sourceOf(action.id, field)} />
            </div>
          </div>
        ))}
        <GovukButton text="Save corrections" preventDoubleClick />
      </form>
    </Page>
  )
}

const hints: Partial<Record<ActionField, string>> = {
  points: 'One on each line.',
  leads: 'One on each line, in the order of the document.',
  others: 'One on each line, in the order of the document.',
}

function FieldInput({
  field,
  values,
  errors,
  loaded,
}: FormProps<CorrectionLoaded> & { field: ActionField }) {
  const { action } = loaded
  const options = {
    id: field,
    name: field,
    label: { text: fieldNames[field] },
    value: typedText(values, field, typedField(action, field)),
    errorMessage: errorMessageFor(errors, field),
    hint: hints[field] ? { text: hints[field] } : undefined,
  }
  switch (field) {
    case 'rag':
      return (
        <GovukSelect
          {...options}
          items={[
            { value: '', text: 'Not known' },
            ...['green', 'amber', 'red', 'blue'].map(value => ({
              value,
              text: value.slice(0, 1).toUpperCase() + value.slice(1),
            })),
          ]}
        />
      )
    case 'desirable':
    case 'achievable':
      return (
        <GovukSelect
          {...options}
          items={[
            { value: '', text: 'Not said' },
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
      )
    case 'number':
      return <GovukInput {...options} classes="govuk-input--width-5" />
    case 'timescale':
      return (
        <GovukInput
          {...options}
          hint={{ text: `Now read as ${timescaleWords(action.timescale)}.` }}
          classes="govuk-input--width-20"
        />
      )
    default:
      return <GovukTextarea {...options} rows={field === 'text' ? 4 : 3} />
  }
}
