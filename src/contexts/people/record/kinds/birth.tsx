import { Refusal } from '../../../../platform/refusal.ts'
import { datePartsOf } from '../../../../platform/web/date-field.ts'
import { birthFault } from '../birth-rules.ts'
import type { BirthInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, DayField, LineField } from '../fields.tsx'
import { writeFact } from '../write-fact.ts'
import { birthForm } from './birth-form.ts'
import { birthWords } from './words.ts'

const precisionWords: Record<string, string> = {
  day: 'Born',
  month: 'Born in',
  year: 'Born in',
  about: 'Born',
  age: 'Age',
}

export const birthKind: FactKind<'people.birth', BirthInput> = {
  path: 'birth',
  table: 'people.birth',
  event: 'birth',
  words: { one: 'date of birth', aOne: 'a date of birth or an age', heading: 'Date of birth' },
  categories: ['identity'],
  isChangeable: true,
  isOnCard: true,
  form: birthForm,
  check: (birth, today) => {
    const fault = birthFault(birth, today)
    if (fault) throw new Refusal(birth.precision === 'age' ? 'asOn' : birth.precision, fault)
  },
  categoryOf: () => 'identity',
  write: writeFact.birth,
  Fields: shown => {
    const { year, month, day } = datePartsOf({}, 'asOn', shown.today)
    const values = {
      'asOn-day': day,
      'asOn-month': month,
      'asOn-year': year,
      ...shown.values,
    }
    return (
      <ChoiceField
        {...shown}
        name="precision"
        label="What is known about when they were born?"
        hint="A guess is better than nothing, if it says that it is one"
        items={[
          {
            value: 'day',
            text: 'The day',
            fields: (
              <DayField {...shown} name="day" label="Date of birth" hint="For example, 27 3 1990" />
            ),
          },
          {
            value: 'month',
            text: 'The month',
            fields: (
              <DayField
                {...shown}
                name="month"
                label="Month and year of birth"
                hint="For example, 3 1990"
                parts={['month', 'year']}
              />
            ),
          },
          {
            value: 'year',
            text: 'The year',
            fields: (
              <LineField
                {...shown}
                name="year"
                label="Year of birth"
                inputmode="numeric"
                classes="govuk-input--width-4"
              />
            ),
          },
          {
            value: 'about',
            text: 'About which year',
            fields: (
              <LineField
                {...shown}
                name="about"
                label="Near this year"
                inputmode="numeric"
                classes="govuk-input--width-4"
              />
            ),
          },
          {
            value: 'age',
            text: 'How old they are, or look',
            fields: (
              <>
                <LineField
                  {...shown}
                  name="ageFrom"
                  label="Age, or the least that it may be"
                  inputmode="numeric"
                  classes="govuk-input--width-3"
                />
                <LineField
                  {...shown}
                  name="ageTo"
                  label="The most that it may be (optional)"
                  inputmode="numeric"
                  classes="govuk-input--width-3"
                />
                <DayField
                  {...shown}
                  values={values}
                  name="asOn"
                  label="On which day was that?"
                  hint="Today, unless it was said before"
                />
              </>
            ),
          },
        ]}
      />
    )
  },
  typedOf: row => {
    const birth = row as BirthInput
    const text = (number: number | null) => (number === null ? '' : String(number))
    const [asYear = '', asMonth = '', asDay = ''] = birth.asOn?.split('-') ?? []
    const { precision } = birth
    return {
      precision,
      ...(precision === 'day' && {
        'day-day': text(birth.day),
        'day-month': text(birth.month),
        'day-year': text(birth.year),
      }),
      ...(precision === 'month' && {
        'month-month': text(birth.month),
        'month-year': text(birth.year),
      }),
      ...(precision === 'year' && { year: text(birth.year) }),
      ...(precision === 'about' && { about: text(birth.year) }),
      ...(precision === 'age' && {
        ageFrom: text(birth.ageFrom),
        ageTo: text(birth.ageTo),
        'asOn-day': asDay,
        'asOn-month': asMonth,
        'asOn-year': asYear,
      }),
    }
  },
  lineOf: row => ({
    label: precisionWords[row.precision] ?? 'Born',
    value: birthWords(row as BirthInput),
    notes: [],
  }),
  sentenceOf: row => {
    const words = birthWords(row as BirthInput)
    return row.precision === 'age' ? words : `${precisionWords[row.precision] ?? 'Born'} ${words}`
  },
}
