import { z } from 'zod'
import { formatDay } from '../../../../design-system/index.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { withDate } from '../../../../platform/web/date-field.ts'
import type { BelongingInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { DayField, LineField } from '../fields.tsx'
import { neededLine, optionalLine } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'

export const belongingKind: FactKind<'people.belonging', BelongingInput> = {
  path: 'belongings',
  table: 'people.belonging',
  event: 'belonging',
  words: {
    one: 'thing kept for them',
    aOne: 'something kept for them',
    heading: 'Belongings kept for them',
  },
  categories: ['contact'],
  isChangeable: true,
  isOnCard: false,
  form: withDate(
    z.object({
      what: neededLine('what is kept for them', 200),
      place: neededLine('where it is kept', 200),
      tag: optionalLine('the label on it', 60),
    }),
    'keepUntil',
    'The day until which it is kept',
  ),
  check: ({ keepUntil }, today) => {
    if (keepUntil && keepUntil < today)
      throw new Refusal('keepUntil', 'The day until which it is kept must be today or later')
  },
  categoryOf: () => 'contact',
  write: writeFact.belonging,
  Fields: shown => (
    <>
      <LineField
        {...shown}
        name="what"
        label="What is kept for them?"
        hint="For example, a blue rucksack"
      />
      <LineField {...shown} name="place" label="Where?" />
      <LineField
        {...shown}
        name="tag"
        label="Label on it (optional)"
        classes="govuk-input--width-10"
      />
      <DayField {...shown} name="keepUntil" label="Kept until (optional)" />
    </>
  ),
  typedOf: ({ what, place, tag, keepUntil }) => {
    const [year = '', month = '', day = ''] = keepUntil?.split('-') ?? []
    return {
      what,
      place,
      tag: tag ?? '',
      'keepUntil-day': day,
      'keepUntil-month': month,
      'keepUntil-year': year,
    }
  },
  lineOf: row => ({
    label: 'Kept for them',
    value: row.what,
    notes: [
      `At ${row.place}${row.tag ? `, label ${row.tag}` : ''}`,
      ...(row.keepUntil ? [`Until ${formatDay(row.keepUntil)}`] : []),
      ...(row.handedBackOn
        ? [`Handed back to ${row.handedBackTo ?? 'them'} on ${formatDay(row.handedBackOn)}`]
        : []),
    ],
  }),
}
