import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { dayOf } from '../../../platform/dates.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import {
  type FieldError,
  type FormProps,
  seenVersion,
  ticked,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import { DayField, type FieldsShown, LineField, timeOf, WordsField } from '../../people/index.ts'
import type { ShownShift } from './shift-queries.ts'

export type ForPlan = {
  newId: string
  areas: Area[]
  organisations: { id: string; name: string }[]
}
export type ForChange = { shift: ShownShift; areas: Area[] }

/** Planning a shift: when and where; route and crew come after it. */
export function PlanShiftPage({
  chrome,
  errors,
  loaded,
  values,
  actor,
  today,
}: FormProps<ForPlan>) {
  const { areas, organisations } = loaded
  const before: Values = {
    ...dayValues(today),
    organisation: actor.organisationId,
    ...values,
  }
  return (
    <Page
      title="Plan a shift"
      chrome={chrome}
      errors={withDayLink(errors)}
      back={{ href: '/street/shifts', text: 'Back to shifts' }}
    >
      <h1 class="govuk-heading-l">Plan a shift</h1>
      <p class="govuk-body">
        The hot spots of its areas are its route, and you are its crew, until you change that on the
        next page.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        {organisations.length > 1 ? (
          <GovukSelect
            id="organisation"
            name="organisation"
            label={{ text: 'Whose team goes out?' }}
            value={typedText(before, 'organisation')}
            errorMessage={errorMessageFor(errors, 'organisation')}
            items={organisations.map(one => ({ value: one.id, text: one.name }))}
          />
        ) : (
          <input type="hidden" name="organisation" value={actor.organisationId} />
        )}
        <ShiftFields values={before} errors={errors} areas={areas} />
        <GovukButton text="Plan the shift" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Changing when and where a shift goes; after somebody else did, with both versions. */
export function ChangeShiftPage(props: FormProps<ForChange>) {
  const { chrome, errors, loaded, values, stale } = props
  const { shift, areas } = loaded
  const stands = valuesOf(shift)
  const typed = { ...stands, ...values }
  const words = (of: Values) =>
    areas
      .filter(area => ticked(of, 'areas').includes(area.code))
      .map(area => area.name)
      .join(', ')
  return (
    <Page
      title="Change the shift"
      chrome={chrome}
      errors={withDayLink(errors)}
      back={{ href: `/street/shifts/${shift.id}`, text: 'Back to the shift' }}
    >
      <h1 class="govuk-heading-l">Change the shift</h1>
      {stale && (
        <CompareVersions
          caption="What was saved meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={[
            { label: 'From', before: typedText(stands, 'from'), after: typedText(typed, 'from') },
            { label: 'To', before: typedText(stands, 'to'), after: typedText(typed, 'to') },
            { label: 'Areas', before: words(stands), after: words(typed) },
            {
              label: 'Meeting place',
              before: typedText(stands, 'meetingPlace'),
              after: typedText(typed, 'meetingPlace'),
            },
            { label: 'Notes', before: typedText(stands, 'note'), after: typedText(typed, 'note') },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, shift.version)} />
        <ShiftFields values={typed} errors={errors} areas={areas} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

function ShiftFields({ areas, ...shown }: FieldsShown & { areas: readonly Area[] }) {
  return (
    <>
      <DayField {...shown} name="on" label="Day on which it begins" />
      <LineField
        {...shown}
        name="from"
        label="From"
        hint="For example, 23:00"
        classes="govuk-input--width-5"
      />
      <LineField
        {...shown}
        name="to"
        label="To"
        hint="For example, 05:00. A time before the beginning is in the morning after."
        classes="govuk-input--width-5"
      />
      <GovukCheckboxes
        idPrefix="areas"
        name="areas"
        fieldset={{ legend: { text: 'Areas', classes: 'govuk-fieldset__legend--s' } }}
        values={ticked(shown.values, 'areas')}
        errorMessage={errorMessageFor(shown.errors, 'areas')}
        items={areas.map(area => ({ value: area.code, text: area.name }))}
      />
      <LineField {...shown} name="meetingPlace" label="Where do you meet? (optional)" />
      <WordsField
        {...shown}
        name="note"
        label="Notes (optional)"
        hint="What the team has to know, and afterwards how it went. Nothing about any one person: that belongs in a contact."
        rows={4}
      />
    </>
  )
}

function valuesOf({ startsAt, endsAt, areaCodes, meetingPlace, note }: ShownShift): Values {
  return {
    ...dayValues(dayOf(startsAt)),
    from: timeOf(startsAt),
    to: timeOf(endsAt),
    areas: areaCodes,
    meetingPlace,
    note,
  }
}

function dayValues(day: string): Values {
  const parts = datePartsOf({}, 'on', day)
  return { 'on-day': parts.day, 'on-month': parts.month, 'on-year': parts.year }
}

function withDayLink(errors: readonly FieldError[]) {
  return errors.map(error => (error.field === 'on' ? { ...error, href: '#on-day' } : error))
}
