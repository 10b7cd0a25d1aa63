import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukTextarea,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { PlanFrame } from '../plan/plan-frame.tsx'
import type { Plan } from '../plan/plan-queries.ts'

/** Taking a publication back from the public. */
export function WithdrawPage({
  chrome,
  errors,
  values,
  loaded,
}: FormProps<{ plan: Plan; number: number }>) {
  return (
    <PlanFrame
      plan={loaded.plan}
      heading={`Withdraw publication ${loaded.number}`}
      chrome={chrome}
      errors={errors}
      steers
    >
      <p class="govuk-body">
        People will no longer find it, but it stays on record for the partnership. Copies that
        somebody saved are not called back.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukTextarea
          id="reason"
          name="reason"
          rows={3}
          label={{ text: 'Why is it withdrawn?' }}
          value={typedText(values, 'reason')}
          errorMessage={errorMessageFor(errors, 'reason')}
        />
        <GovukButton text="Withdraw" classes="govuk-button--warning" preventDoubleClick />
      </form>
    </PlanFrame>
  )
}
