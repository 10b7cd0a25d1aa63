import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../../platform/web/form-page.ts'
import { ChoiceField, DayField } from '../../../people/index.ts'
import type { Choice } from '../count-lists.ts'

export type ForBegin = {
  newId: string
  areas: { code: string; name: string }[]
  approaches: Choice[]
}

/** Beginning the count of an area: which night, and how. */
export function BeginPage({ chrome, errors, loaded, values }: FormProps<ForBegin>) {
  return (
    <Page
      title="Begin a count"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/count', text: 'Back to the autumn count' }}
    >
      <h1 class="govuk-heading-l">Begin a count</h1>
      <p class="govuk-body">
        The night is shown to you and to those whom you tell. Nobody else sees it before the count
        is signed.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Area' }}
          hint={{ text: 'One count for each council' }}
          value={typedText(values, 'area')}
          errorMessage={errorMessageFor(errors, 'area')}
          items={[
            { value: '', text: 'Choose an area' },
            ...loaded.areas.map(one => ({ value: one.code, text: one.name })),
          ]}
        />
        <DayField
          values={values}
          errors={errors}
          name="night"
          label="Night"
          hint="The date on which it begins: for 2 in the morning of 13 November, 12 11 2026"
        />
        <ChoiceField
          values={values}
          errors={errors}
          name="approach"
          label="Approach"
          items={loaded.approaches.map(({ code, label, hint }) => ({
            value: code,
            text: label,
            hint: hint ?? undefined,
          }))}
        />
        <GovukButton text="Begin" preventDoubleClick />
      </form>
    </Page>
  )
}
