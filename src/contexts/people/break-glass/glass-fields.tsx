import { errorMessageFor, GovukCheckboxes, GovukSelect } from '../../../design-system/index.ts'
import { ticked, typedText } from '../../../platform/web/form-page.ts'
import { type FieldsShown, WordsField } from '../record/fields.tsx'
import type { ShownCategory } from '../why/category-queries.ts'
import type { WatchSettings } from './watch-settings.ts'

const lengths = [60, 120, 240, 480, 1440]

/** 'four hours' of 240. */
export function lengthInWords(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  const words = ['', 'one', 'two', 'three', 'four']
  const hours = minutes / 60
  return hours === 1 ? 'one hour' : `${words[hours] ?? hours} hours`
}

/** What every breaking of the glass asks: what is needed, for how long, and what has happened. */
export function GlassFields({
  values,
  errors,
  categories,
  settings,
}: FieldsShown & { categories: readonly ShownCategory[]; settings: WatchSettings }) {
  const most = settings.glassMinutes
  const choices = [...new Set([...lengths.filter(minutes => minutes < most), most])]
  return (
    <>
      <GovukCheckboxes
        name="categories"
        fieldset={{
          legend: { text: 'What do you need to see?', classes: 'govuk-fieldset__legend--s' },
        }}
        hint={{ text: 'Only what this needs. Who the person is comes with it.' }}
        values={ticked(values, 'categories')}
        errorMessage={errorMessageFor(errors, 'categories')}
        items={categories
          .filter(one => one.code !== 'identity')
          .map(one => ({ value: one.code, text: one.label, hint: { text: one.about } }))}
      />
      <GovukSelect
        id="minutes"
        name="minutes"
        label={{ text: 'For how long?' }}
        value={typedText(values, 'minutes', String(most))}
        errorMessage={errorMessageFor(errors, 'minutes')}
        items={choices.map(minutes => ({ value: String(minutes), text: lengthInWords(minutes) }))}
      />
      <WordsField
        {...{ values, errors }}
        name="reason"
        label="What has happened?"
        hint="The organisations that hold the record and the data guardian read this at once, with your name."
        rows={4}
      />
    </>
  )
}
