import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import { DayField, WordsField } from '../../people/index.ts'
import type { MeetingQuery } from './meeting-form.ts'

type ForHoldMeeting = { newId: string; areas: Area[]; today: string }

/** Writing down that the partners went through the list. */
export function HoldMeetingPage({
  chrome,
  errors,
  loaded,
  values,
  query,
}: FormProps<ForHoldMeeting, MeetingQuery>) {
  const { day, month, year } = datePartsOf({}, 'on', loaded.today)
  const shown = {
    values: { 'on-day': day, 'on-month': month, 'on-year': year, ...values },
    errors,
  }
  return (
    <Page
      title="We went through the list"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/list/meeting', text: 'Back to what changed' }}
    >
      <h1 class="govuk-heading-l">We went through the list</h1>
      <p class="govuk-body">
        The page for the next meeting then begins with what is known at this moment.
      </p>
      <form method="post" action="/street/list/meeting/new" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <DayField {...shown} name="on" label="When did you meet?" />
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Of which area?' }}
          value={typedText(values, 'area', query.area)}
          errorMessage={errorMessageFor(errors, 'area')}
          items={[
            { value: '', text: 'The whole list' },
            ...loaded.areas.map(area => ({ value: area.code, text: area.name })),
          ]}
        />
        <WordsField
          {...shown}
          name="note"
          label="Note (optional)"
          hint="Who was there, what to remember. Nothing about a person: that belongs on their page."
          rows={3}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
