import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukTextarea,
  Page,
} from '../../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  ticked,
  typedText,
} from '../../../../platform/web/form-page.ts'
import { LineField } from '../../../people/index.ts'
import type { SheetTemplate } from './sheet-template.ts'
import { knownFields } from './template-form.ts'

/** What a count sheet asks of each person seen. */
export function TemplatePage({ chrome, errors, loaded, values, stale }: FormProps<SheetTemplate>) {
  const isSent = Object.keys(values).length > 0
  const own = loaded.fields.filter(field => field.field.startsWith('own-')).map(one => one.label)
  return (
    <Page
      title="What a count sheet asks"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/count', text: 'Back to the autumn count' }}
    >
      <h1 class="govuk-heading-l">What a count sheet asks</h1>
      <p class="govuk-body">
        Version {loaded.version}. {loaded.source}. The official sheet is not confirmed: put this one
        beside yours. Sheets that were typed before keep what they say.
      </p>
      {stale && (
        <p class="govuk-body">
          Meanwhile it was changed to: {loaded.fields.map(field => field.label).join(', ')}.
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, loaded.version)}
        />
        <p class="govuk-body">Time, place and whether somebody is bedded down are always asked.</p>
        <GovukCheckboxes
          name="shown"
          idPrefix="shown"
          fieldset={{ legend: { text: 'Also asked', classes: 'govuk-fieldset__legend--s' } }}
          values={isSent ? ticked(values, 'shown') : loaded.fields.map(field => field.field)}
          items={knownFields
            .filter(field => !field.always)
            .map(({ field, label }) => ({ value: field, text: label }))}
        />
        <GovukTextarea
          id="own"
          name="own"
          label={{ text: 'Questions of your own' }}
          hint={{ text: 'One in each line, four at most. For example: Dog' }}
          rows={4}
          value={typedText(values, 'own', own.join('\n'))}
          errorMessage={errorMessageFor(errors, 'own')}
        />
        <LineField values={values} errors={errors} name="because" label="Why does it change?" />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
