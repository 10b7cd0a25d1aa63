import { z } from 'zod'
import { formatDay } from '../../../../design-system/index.ts'
import { newId } from '../../../../platform/ids.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { withDate } from '../../../../platform/web/date-field.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import { type Category, categories } from '../../categories.ts'
import type { WarningInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, DayField, LineField, WordsField } from '../fields.tsx'
import { neededLine, neededWords, oneOf } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'
import { warningKinds } from './words.ts'

const kinds = [
  'risk-from-others',
  'risk-to-others',
  'lone-working',
  'health',
  'animal',
] as const satisfies WarningInput['kind'][]

const readers: Record<Category, string> = {
  identity: 'Everybody who may see the person',
  picture: 'Those who may see pictures',
  contact: 'Those who may see how to reach people',
  street: 'Those who may see who sleeps rough',
  housing: 'Those who may read about housing',
  health: 'Those who may read about health',
  offending: 'Those who may read about offending',
  'domestic-abuse': 'Those who may read about domestic abuse',
  safeguarding: 'Those who may read about safeguarding',
  immigration: 'Those who may read about immigration',
}

const choosable = categories.filter(category => !['picture', 'contact'].includes(category))

/** The words stand in a table of their own: `typedOf` and `lineOf` speak of the warning alone. */
export const warningKind: FactKind<'people.warning', WarningInput> = {
  path: 'warnings',
  table: 'people.warning',
  event: 'warning',
  words: { one: 'warning', aOne: 'a warning', heading: 'Warnings' },
  categories: ['identity'],
  isChangeable: true,
  isOnCard: false,
  form: withDate(
    z.object({
      kind: oneOf(kinds, 'Choose what the warning is about'),
      words: neededWords('what there is to know', 1000),
      whatToDo: neededWords('what to do', 1000),
      saidBy: neededLine('who said it', 150),
      textCategory: oneOf(choosable, 'Choose who may read the words'),
    }),
    'reviewOn',
    'The day of the review',
  ).transform((typed, context): WarningInput => {
    if (typed.reviewOn === null)
      context.addIssue({
        code: 'custom',
        path: ['reviewOn'],
        message: 'Enter the day on which somebody looks at it again',
      })
    return { ...typed, reviewOn: typed.reviewOn ?? '' }
  }),
  check: ({ reviewOn }, today) => {
    if (reviewOn <= today)
      throw new Refusal('reviewOn', 'The day of the review must be after today')
  },
  categoryOf: () => 'identity',
  write: (tx, columns, input) => writeFact.warning(tx, columns, { ...input, textId: newId() }),
  Fields: shown => (
    <>
      <ChoiceField
        {...shown}
        name="kind"
        label="What is it about?"
        hint="Everybody who may see this person sees that there is a warning of this kind"
        items={kinds.map(kind => ({ value: kind, text: warningKinds[kind] ?? kind }))}
      />
      <WordsField
        {...shown}
        name="words"
        label="What is there to know?"
        hint="What was seen or said, not what somebody is. They may read this"
      />
      <WordsField
        {...shown}
        name="whatToDo"
        label="What should we do?"
        hint="For example: meet in twos; do not say where she stays to anybody who asks"
      />
      <LineField {...shown} name="saidBy" label="Who said it?" hint="Name or role" />
      <ChoiceField
        {...shown}
        name="textCategory"
        label="Who may read the words?"
        items={choosable
          .filter(category => shown.mayTell.includes(category))
          .map(category => ({ value: category, text: readers[category] }))}
      />
      <DayField {...shown} name="reviewOn" label="When is it looked at again?" />
    </>
  ),
  typedOf: ({ kind, saidBy, reviewOn, textCategory }) => {
    const [year = '', month = '', day = ''] = reviewOn.split('-')
    return {
      kind,
      saidBy,
      textCategory,
      'reviewOn-day': day,
      'reviewOn-month': month,
      'reviewOn-year': year,
    }
  },
  readTyped: async (db, { id }) => {
    const text = await db
      .selectFrom('people.warningText')
      .select(['words', 'whatToDo'])
      .where('warningId', '=', id)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    // Whoever may not read the words may not write over them.
    if (!text) throw new NotAllowed()
    return text
  },
  lineOf: row => ({
    label: 'Warning',
    value: warningKinds[row.kind] ?? row.kind,
    notes: [`Said by ${row.saidBy}`, `To be looked at again by ${formatDay(row.reviewOn)}`],
  }),
}
