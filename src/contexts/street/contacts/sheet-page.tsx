import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText, type Values } from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import { DayField, type FieldsShown } from '../../people/index.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { ListedShift } from '../shifts/shift-queries.ts'
import { shiftInWords } from '../shifts/shift-words.ts'
import type { SiteChoice } from '../sites/site-queries.ts'
import { sheetLines } from './contact-form.ts'
import type { LatelySeen } from './contact-queries.ts'

export type ForSheet = {
  /** One for each line. */
  newIds: string[]
  areas: Area[]
  sites: SiteChoice[]
  shifts: ListedShift[]
  lately: LatelySeen[]
  start: Values
  people: PeopleShown
}

/** Writing down what came back on paper: several contacts of one night. */
export function SheetPage({ chrome, errors, loaded, values }: FormProps<ForSheet>) {
  const wasSent = values.csrf !== undefined
  const shown = { values: wasSent ? values : loaded.start, errors }
  return (
    <Page
      title="Write down a paper sheet"
      chrome={chrome}
      errors={errors.map(error => (error.field === 'on' ? { ...error, href: '#on-day' } : error))}
      back={{ href: '/street/contacts', text: 'Back to contacts' }}
    >
      <h1 class="govuk-heading-l">Write down a paper sheet</h1>
      <p class="govuk-body">
        One part for each line of the sheet; leave out those that you do not need. Times before noon
        are in the morning after. All of it is saved, or nothing.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <DayField {...shown} name="on" label="Day on which the night began" />
        <GovukSelect
          id="shift"
          name="shift"
          label={{ text: 'Shift' }}
          value={typedText(shown.values, 'shift')}
          errorMessage={errorMessageFor(errors, 'shift')}
          items={[
            { value: '', text: 'Not on a shift' },
            ...loaded.shifts.map(shift => ({ value: shift.id, text: shiftInWords(shift) })),
          ]}
        />
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Area of those at none of our sites' }}
          value={typedText(shown.values, 'area')}
          errorMessage={errorMessageFor(errors, 'area')}
          items={[
            { value: '', text: 'Not known' },
            ...loaded.areas.map(area => ({ value: area.code, text: area.name })),
          ]}
        />
        {Array.from({ length: sheetLines }, (_, at) => (
          <Line
            {...shown}
            number={at + 1}
            newId={typedText(values, `id-${at + 1}`, loaded.newIds[at] ?? '')}
            loaded={loaded}
          />
        ))}
        <GovukButton text="Save the sheet" preventDoubleClick />
      </form>
    </Page>
  )
}

function Line({
  number,
  newId,
  loaded,
  ...shown
}: FieldsShown & { number: number; newId: string; loaded: ForSheet }) {
  const select = (
    name: string,
    label: string,
    none: string,
    items: { value: string; text: string }[],
  ) => (
    <GovukSelect
      id={`${name}-${number}`}
      name={`${name}-${number}`}
      label={{ text: label }}
      value={typedText(shown.values, `${name}-${number}`)}
      errorMessage={errorMessageFor(shown.errors, `${name}-${number}`)}
      items={[{ value: '', text: none }, ...items]}
    />
  )
  const line = (name: string, label: string, classes = '') => (
    <GovukInput
      id={`${name}-${number}`}
      name={`${name}-${number}`}
      label={{ text: label }}
      classes={classes}
      value={typedText(shown.values, `${name}-${number}`)}
      autocomplete="off"
      spellcheck={false}
      errorMessage={errorMessageFor(shown.errors, `${name}-${number}`)}
    />
  )
  return (
    <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Line {number}</legend>
      <input type="hidden" name={`id-${number}`} value={newId} />
      {line('time', 'Time', 'govuk-input--width-5')}
      {select(
        'person',
        'Who, if it is known',
        'Not known, or not in the list',
        loaded.lately.map(one => ({ value: one.recordId, text: one.name })),
      )}
      {line('who', 'What they are called, or how they looked')}
      {select(
        'site',
        'Site',
        'None of our sites',
        loaded.sites.map(site => ({ value: site.id, text: `${site.area}: ${site.name}` })),
      )}
      {line('place', 'Place in words')}
      {select('bedding', 'Bedded down?', 'Choose', [
        { value: 'bedded-down', text: 'Bedded down' },
        { value: 'about-to', text: 'About to bed down' },
        { value: 'no', text: 'Not sleeping out' },
      ])}
      {line('words', 'What happened, what was offered')}
    </fieldset>
  )
}
