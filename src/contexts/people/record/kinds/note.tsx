import { z } from 'zod'
import { dayOf } from '../../../../platform/dates.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { type Category, categories } from '../../categories.ts'
import type { NoteInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, WordsField } from '../fields.tsx'
import { MomentField, momentBoxes, readMoment } from '../moment-field.tsx'
import { neededWords, oneOf } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'

/** What a note can be about, in the order in which it is offered. */
const noteCategories: Partial<Record<Category, string>> = {
  identity: 'Nothing that needs a permission',
  contact: 'How to reach them',
  street: 'Sleeping rough',
  housing: 'Housing',
  health: 'Health',
  offending: 'Offending',
  'domestic-abuse': 'Domestic abuse',
  safeguarding: 'Safeguarding',
  immigration: 'Immigration',
}

const choosable = categories.filter(category => category in noteCategories)

export const noteKind: FactKind<'people.note', NoteInput> = {
  path: 'notes',
  table: 'people.note',
  event: 'note',
  words: { one: 'note', aOne: 'a note', heading: 'Notes' },
  categories: choosable,
  isChangeable: false,
  isOnCard: false,
  form: z
    .object({
      category: oneOf(choosable, 'Choose what it is about: that decides who may read it'),
      words: neededWords('what happened or was said', 5000),
      ...momentBoxes,
    })
    .transform((typed, context): NoteInput => {
      const happenedAt = readMoment(typed, (field, message) =>
        context.addIssue({ code: 'custom', path: [field], message }),
      )
      return { category: typed.category, words: typed.words, happenedAt }
    }),
  check: ({ happenedAt }, today) => {
    if (dayOf(happenedAt) > today) throw new Refusal('on', 'The day must be today or before')
  },
  categoryOf: ({ category }) => category,
  write: writeFact.note,
  Fields: shown => (
    <>
      <WordsField
        {...shown}
        name="words"
        label="What happened, or what did they say?"
        hint="In their words where you can. They may read this"
        rows={8}
      />
      <ChoiceField
        {...shown}
        name="category"
        label="What is it about?"
        hint="This decides who may read it"
        items={choosable
          .filter(category => shown.mayTell.includes(category))
          .map(category => ({ value: category, text: noteCategories[category] ?? category }))}
      />
      <MomentField {...shown} legend="When was that?" />
    </>
  ),
  typedOf: ({ category, words }) => ({ category, words }),
  lineOf: ({ category, words }) => ({
    label: noteCategories[category as Category] ?? 'Note',
    value: words,
    notes: [],
  }),
}
