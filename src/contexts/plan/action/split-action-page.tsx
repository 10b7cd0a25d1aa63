import { errorMessageFor, GovukDetails, GovukTextarea } from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { mostParts } from './action-form.ts'
import type { ActionForChange } from './action-queries.ts'
import { ChangeFrame } from './change-frame.tsx'

const numbers = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth']

/** Splitting an action into two or more. */
export function SplitActionPage(props: FormProps<ActionForChange>) {
  const { values, errors, loaded } = props
  const part = (number: number) => (
    <GovukTextarea
      id={`part${number}`}
      name={`part${number}`}
      rows={3}
      label={{ text: `${numbers[number - 1]} action` }}
      value={typedText(values, `part${number}`, number === 1 ? loaded.content.text : '')}
      errorMessage={errorMessageFor(errors, `part${number}`)}
    />
  )
  const further = Array.from({ length: mostParts - 2 }, (_, index) => index + 3)
  return (
    <ChangeFrame props={props} heading="Split this action" path="split" button="Split the action">
      <p class="govuk-body">
        Each new action begins with the date, the owners and the measure of this one. This action
        stays in the history with its reviews and links, and says where it lives on.
      </p>
      {part(1)}
      {part(2)}
      <GovukDetails
        summaryText="More than two actions"
        open={further.some(number => typedText(values, `part${number}`) !== '')}
        html={<div>{further.map(part)}</div>}
      />
    </ChangeFrame>
  )
}
