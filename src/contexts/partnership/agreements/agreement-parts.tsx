import {
  errorMessageFor,
  GovukDateInput,
  GovukTag,
  type PageError,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import type { Values } from '../../../platform/web/form-page.ts'
import { stateOn, type Terms } from './sharing-rules.ts'

const states = {
  'in-force': { text: 'In force', classes: 'govuk-tag--green' },
  'not-begun': { text: 'Not begun', classes: 'govuk-tag--blue' },
  ended: { text: 'Ended', classes: 'govuk-tag--grey' },
}

/** Whether an agreement counts today, and whether its review is overdue. */
export function AgreementState({
  agreement,
  today,
}: {
  agreement: Pick<Terms, 'fromDate' | 'endsOn'> & { reviewOn: PlainDate }
  today: PlainDate
}) {
  const { text, classes } = states[stateOn(agreement, today)]
  return (
    <>
      <GovukTag text={text} classes={classes} />
      {isReviewOverdue(agreement, today) && (
        <>
          {' '}
          <GovukTag text="Review overdue" classes="govuk-tag--red" />
        </>
      )}
    </>
  )
}

/** Whether the parties should have looked at it again. It still counts. */
export function isReviewOverdue(
  agreement: Pick<Terms, 'fromDate' | 'endsOn'> & { reviewOn: PlainDate },
  today: PlainDate,
): boolean {
  return agreement.reviewOn < today && stateOn(agreement, today) === 'in-force'
}

/** A day in three boxes. */
export function DayField({
  name,
  legend,
  hint,
  before,
  values,
  errors,
}: {
  name: string
  legend: string
  hint?: string
  before?: PlainDate | null
  values: Values
  errors: readonly PageError[]
}) {
  return (
    <GovukDateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: hint ?? 'For example, 27 3 2026' }}
      values={datePartsOf(values, name, before)}
      errorMessage={errorMessageFor(errors, name)}
    />
  )
}
