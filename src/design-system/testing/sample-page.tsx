import { ActionBar } from '../components/action-bar.tsx'
import { GovukButton } from '../govuk/button.tsx'
import { GovukDateInput } from '../govuk/date-input.tsx'
import { GovukInput } from '../govuk/input.tsx'
import { GovukRadios } from '../govuk/radios.tsx'
import { CsrfField, errorMessageFor, Page, type PageError } from '../page.tsx'
import { chrome } from './chrome.ts'

/** A question page with two mistakes, as a person meets it: for tests in a browser. */
export function SamplePage() {
  const errors: PageError[] = [
    { field: 'owner', message: 'Enter who owns the action' },
    { field: 'due', message: 'Due date must be a real date', href: '#due-day' },
  ]
  return (
    <Page title="Change an action" chrome={chrome} errors={errors} back={{ href: '/plans' }}>
      <h1 class="govuk-heading-l">Change an action</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukInput
          name="owner"
          label={{ text: 'Owner' }}
          hint={{ text: 'The organisation, not a person’s name' }}
          errorMessage={errorMessageFor(errors, 'owner')}
        />
        <GovukDateInput
          id="due"
          namePrefix="due"
          fieldset={{ legend: { text: 'When is it due?', classes: 'govuk-fieldset__legend--s' } }}
          values={{ day: '30', month: '2', year: '2027' }}
          errorMessage={errorMessageFor(errors, 'due')}
        />
        <GovukRadios
          name="colour"
          fieldset={{ legend: { text: 'How is it going?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'green', text: 'Green: on track' },
            { value: 'amber', text: 'Amber: some delay' },
            { value: 'red', text: 'Red: off track' },
            { divider: 'or' },
            { value: '', text: 'No colour' },
          ]}
        />
        <ActionBar>
          <GovukButton text="Save" preventDoubleClick />
          <a class="govuk-link" href="/plans">
            Cancel
          </a>
        </ActionBar>
      </form>
    </Page>
  )
}
