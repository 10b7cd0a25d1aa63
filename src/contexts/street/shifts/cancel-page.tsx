import { CsrfField, GovukButton, Page } from '../../../design-system/index.ts'
import { type FormProps, seenVersion } from '../../../platform/web/form-page.ts'
import { WordsField } from '../../people/index.ts'
import type { ShownShift } from './shift-queries.ts'
import { timesInWords } from './shift-words.ts'

/** Cancelling a shift with the reason. */
export function CancelPage(props: FormProps<{ shift: ShownShift }>) {
  const { chrome, errors, loaded, values } = props
  const { shift } = loaded
  return (
    <Page
      title="Cancel the shift"
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/shifts/${shift.id}`, text: 'Back to the shift' }}
    >
      <span class="govuk-caption-l">{timesInWords(shift)}</span>
      <h1 class="govuk-heading-l">Cancel the shift</h1>
      <p class="govuk-body">
        Its alerts go back to the list, so that another shift can look into them. Tell the crew
        yourself: nothing is sent.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, shift.version)} />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="Why is it cancelled?"
          rows={3}
        />
        <GovukButton text="Cancel the shift" classes="govuk-button--warning" preventDoubleClick />
      </form>
    </Page>
  )
}
