import { z } from 'zod'
import { formatDay, formatTime } from '../../../../design-system/index.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import type { WhereaboutsInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { LineField } from '../fields.tsx'
import { MomentField, momentBoxes, readMoment } from '../moment-field.tsx'
import { neededLine, optionalLine } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'

export const whereaboutsKind: FactKind<'people.whereabouts', WhereaboutsInput> = {
  path: 'places',
  table: 'people.whereabouts',
  event: 'whereabouts',
  words: { one: 'place', aOne: 'where they were seen', heading: 'Where they were seen' },
  categories: ['street'],
  isChangeable: false,
  isOnCard: false,
  form: z
    .object({
      place: neededLine('the place', 200),
      postcode: optionalLine('the postcode', 10),
      ...momentBoxes,
    })
    .transform((typed, context): WhereaboutsInput => {
      const seenAt = readMoment(typed, (field, message) =>
        context.addIssue({ code: 'custom', path: [field], message }),
      )
      return { place: typed.place, postcode: typed.postcode?.toUpperCase() ?? null, seenAt }
    }),
  check: ({ seenAt }, today) => {
    if (dayOf(seenAt) > today) throw new Refusal('on', 'The day must be today or before')
  },
  categoryOf: () => 'street',
  write: writeFact.whereabouts,
  Fields: shown => (
    <>
      <LineField
        {...shown}
        name="place"
        label="Where were they seen, or where do they stay?"
        hint="As others would find it: behind the market, by the bins"
      />
      <LineField
        {...shown}
        name="postcode"
        label="Postcode nearby (optional)"
        classes="govuk-input--width-10"
      />
      <MomentField {...shown} legend="When was that?" />
    </>
  ),
  typedOf: ({ place, postcode }) => ({ place, postcode: postcode ?? '' }),
  lineOf: row => ({
    label: 'Seen',
    value: row.place + (row.postcode ? `, ${row.postcode}` : ''),
    notes: [`${formatDay(row.seenAt)} at ${formatTime(row.seenAt)}`],
  }),
}
