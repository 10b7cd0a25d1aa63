import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukDateInput,
  GovukInput,
  GovukSelect,
  GovukTextarea,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { PlanFrame } from './plan-frame.tsx'
import type { Plan } from './plan-queries.ts'
import { planKinds, planStatuses } from './plan-words.ts'

/** The settings of a plan. */
export function SettingsPage({ chrome, loaded: plan, values, errors, stale }: FormProps<Plan>) {
  const isSent = values.version !== undefined
  const options = (words: Record<string, string>) =>
    Object.entries(words).map(([value, text]) => ({ value, text }))
  return (
    <PlanFrame
      plan={plan}
      part="settings"
      heading="Settings"
      chrome={chrome}
      steers
      errors={errors.map(error =>
        error.field === 'startsOn' ? { ...error, href: '#startsOn-day' } : error,
      )}
    >
      {stale && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            { label: 'Title', before: plan.title, after: typedText(values, 'title') },
            { label: 'Period', before: plan.period ?? '', after: typedText(values, 'period') },
            {
              label: 'Status',
              before: planStatuses[plan.status] ?? '',
              after: planStatuses[typedText(values, 'status')] ?? '',
            },
          ]}
        />
      )}
      <form method="post" action={`/plans/${plan.slug}/settings`} novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion({ values, stale }, plan.version)} />
        <GovukInput
          id="title"
          name="title"
          label={{ text: 'Title' }}
          value={typedText(values, 'title', plan.title)}
          errorMessage={errorMessageFor(errors, 'title')}
        />
        <GovukSelect
          id="kind"
          name="kind"
          label={{ text: 'Kind of plan' }}
          items={options(planKinds)}
          value={typedText(values, 'kind', plan.kind)}
          errorMessage={errorMessageFor(errors, 'kind')}
        />
        <GovukSelect
          id="status"
          name="status"
          label={{ text: 'Status' }}
          items={options(planStatuses)}
          value={typedText(values, 'status', plan.status)}
          errorMessage={errorMessageFor(errors, 'status')}
        />
        <GovukInput
          id="period"
          name="period"
          label={{ text: 'Period (optional)' }}
          hint={{ text: 'The years it is for, as printed: 2026-29' }}
          classes="govuk-input--width-10"
          value={typedText(values, 'period', plan.period ?? '')}
          errorMessage={errorMessageFor(errors, 'period')}
        />
        <GovukDateInput
          id="startsOn"
          namePrefix="startsOn"
          fieldset={{
            legend: { text: 'When does the plan start?', classes: 'govuk-fieldset__legend--s' },
          }}
          hint={{
            text: 'Dates like ‘12 months’ are counted from this day. If you change it, they are worked out again; earlier dates stay in the history.',
          }}
          values={datePartsOf(values, 'startsOn', plan.startsOn)}
          errorMessage={errorMessageFor(errors, 'startsOn')}
        />
        <GovukTextarea
          id="reason"
          name="reason"
          rows={2}
          label={{ text: 'Why does the start change?' }}
          hint={{ text: 'Needed when dates that stand already move.' }}
          value={typedText(values, 'reason')}
          errorMessage={errorMessageFor(errors, 'reason')}
        />
        <GovukInput
          id="staleAfterDays"
          name="staleAfterDays"
          inputmode="numeric"
          label={{ text: 'After how many days without a review does an action need attention?' }}
          classes="govuk-input--width-4"
          value={typedText(values, 'staleAfterDays', String(plan.staleAfterDays))}
          errorMessage={errorMessageFor(errors, 'staleAfterDays')}
        />
        <GovukCheckboxes
          idPrefix="public"
          name="public"
          items={[
            {
              value: 'yes',
              text: 'List its newest public publication for everyone',
              checked: isSent ? values.public === 'yes' : plan.public,
            },
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </PlanFrame>
  )
}
