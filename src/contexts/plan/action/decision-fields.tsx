import {
  errorMessageFor,
  GovukDateInput,
  GovukSelect,
  GovukTextarea,
  type PageError,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { typedText, type Values } from '../../../platform/web/form-page.ts'

export type Group = { id: string; name: string }

/** Why it is changed, who decided it and when. */
export function DecisionFields({
  values,
  errors,
  groups,
  hint,
}: {
  values: Values
  errors: readonly PageError[]
  groups: readonly Group[]
  hint?: string
}) {
  return (
    <>
      <h2 class="govuk-heading-m">Who decided, and why</h2>
      <GovukTextarea
        id="reason"
        name="reason"
        rows={3}
        label={{ text: 'Why is it changed?' }}
        hint={hint ? { text: hint } : undefined}
        value={typedText(values, 'reason')}
        errorMessage={errorMessageFor(errors, 'reason')}
      />
      {groups.length > 0 && (
        <GovukSelect
          id="group"
          name="group"
          label={{ text: 'Which group decided it? (optional)' }}
          value={typedText(values, 'group')}
          items={[
            { value: '', text: 'No group' },
            ...groups.map(group => ({ value: group.id, text: group.name })),
          ]}
        />
      )}
      <GovukDateInput
        id="decidedOn"
        namePrefix="decidedOn"
        fieldset={{
          legend: { text: 'When was it decided? (optional)', classes: 'govuk-fieldset__legend--s' },
        }}
        hint={{ text: 'For example, 27 3 2026' }}
        values={datePartsOf(values, 'decidedOn')}
        errorMessage={errorMessageFor(errors, 'decidedOn')}
      />
    </>
  )
}

/** Errors with the first box of the date as where to go. */
export function withDateLinks(errors: readonly PageError[]): PageError[] {
  return errors.map(error =>
    error.field === 'decidedOn' ? { ...error, href: '#decidedOn-day' } : error,
  )
}
