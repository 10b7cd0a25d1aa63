import {
  CsrfField,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import { ChoiceField, WordsField } from '../../people/index.ts'
import type { ShownAlert, ShownReporter } from './alert-queries.ts'
import { answerFor } from './answer-rules.ts'

export type ForTelling = { alert: ShownAlert; reporter: ShownReporter }

/** Telling a reporter what came of it, in words that identify nobody, and keeping what was told. */
export function TellPage({ chrome, errors, loaded, values }: FormProps<ForTelling>) {
  const { alert, reporter } = loaded
  const typed = { answer: alert.outcome ? answerFor(alert.outcome) : '', ...values }
  return (
    <Page
      title={`Tell the reporter – ${alert.place}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/alerts/${alert.id}`, text: 'Back to the alert' }}
    >
      <span class="govuk-caption-l">{alert.place}</span>
      <h1 class="govuk-heading-l">Tell the reporter</h1>
      <GovukInsetText>
        Nothing is sent from here. Ring or write to them, then save what you told them. Never say
        who it was, where they are now, what they need or what they accepted.
      </GovukInsetText>
      <GovukSummaryList
        rows={[
          { key: { text: 'Name' }, value: { text: reporter.name || 'Not given' } },
          { key: { text: 'Telephone' }, value: { text: reporter.phone || 'Not given' } },
          { key: { text: 'Email' }, value: { text: reporter.email || 'Not given' } },
          { key: { text: 'What came of it' }, value: { text: alert.outcomeLabel ?? '' } },
        ]}
      />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WordsField
          values={typed}
          errors={errors}
          name="answer"
          label="What you tell them"
          hint="Names and places of whoever was found, as far as you may read them, are looked for in it before it is saved."
          rows={7}
        />
        <ChoiceField
          values={typed}
          errors={errors}
          name="how"
          label="How did you tell them?"
          items={[
            { value: 'phone', text: 'By telephone' },
            { value: 'email', text: 'By email' },
            { value: 'other', text: 'In another way' },
          ]}
        />
        <GovukButton text="Save what they were told" preventDoubleClick />
      </form>
    </Page>
  )
}
