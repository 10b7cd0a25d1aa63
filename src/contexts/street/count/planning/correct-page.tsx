import { CsrfField, GovukButton } from '../../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../../platform/web/form-page.ts'
import { WordsField } from '../../../people/index.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot } from '../snapshot-queries.ts'

export type ForCorrect = { snapshot: ShownSnapshot; newId: string }

/** Beginning the correction of a signed count. */
export function CorrectPage({ chrome, errors, loaded, values }: FormProps<ForCorrect>) {
  return (
    <CountPage
      snapshot={loaded.snapshot}
      heading="Correct this count"
      chrome={chrome}
      errors={errors}
    >
      <p class="govuk-body">
        The count stays as it was signed. A new one begins with a copy of its plan and working list,
        open to be changed, and is signed again.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="Why is it corrected?"
          hint="Everybody who sees the corrected count reads it."
          rows={3}
        />
        <GovukButton text="Begin the correction" preventDoubleClick />
      </form>
    </CountPage>
  )
}
