import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
} from '../../../../design-system/index.ts'
import { type FormProps, ticked } from '../../../../platform/web/form-page.ts'
import { ChoiceField, LineField, WordsField } from '../../../people/index.ts'
import type { CountLists } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { Warning } from '../planning/plan-rules.ts'
import type { ShownSnapshot } from '../snapshot-queries.ts'

export type ForAssurance = { snapshot: ShownSnapshot; lists: CountLists; warnings: Warning[] }

/** Recording what the quality assurance verifier said. */
export function AssurancePage({ chrome, errors, loaded, values }: FormProps<ForAssurance>) {
  const { snapshot, lists, warnings } = loaded
  const shown = { values, errors }
  const known = warnings.filter(one => one.leadsTo)
  return (
    <CountPage
      snapshot={snapshot}
      heading="Record quality assurance"
      chrome={chrome}
      errors={errors}
    >
      {known.length > 0 && (
        <p class="govuk-body">
          By the plan it would be ‘Not fully assured’: {known.map(one => one.text).join(' ')}
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <ChoiceField
          {...shown}
          name="outcome"
          label="Outcome"
          items={lists.assurance.map(({ code, label, hint }) => ({
            value: code,
            text: label,
            hint: hint ?? undefined,
          }))}
        />
        <GovukCheckboxes
          name="concerns"
          idPrefix="concerns"
          fieldset={{ legend: { text: 'Why not assured?', classes: 'govuk-fieldset__legend--s' } }}
          values={ticked(values, 'concerns')}
          errorMessage={errorMessageFor(errors, 'concerns')}
          items={lists.concern.map(one => ({ value: one.code, text: one.label }))}
        />
        <ChoiceField
          {...shown}
          name="rag"
          label="Concern, for the partnership only"
          items={[
            { value: 'green', text: 'Green: no concerns' },
            { value: 'amber', text: 'Amber: some concerns' },
            { value: 'red', text: 'Red: serious concerns' },
          ]}
        />
        <WordsField {...shown} name="words" label="What was said" rows={3} />
        <LineField {...shown} name="saidBy" label="Who assured it" hint="Name of the verifier" />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </CountPage>
  )
}
