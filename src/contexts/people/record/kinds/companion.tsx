import { z } from 'zod'
import type { Category } from '../../categories.ts'
import type { CompanionInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, LineField, WordsField } from '../fields.tsx'
import { neededLine, oneOf, optionalWords } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'
import { companionKinds } from './words.ts'

const kinds = ['partner', 'child', 'relative', 'friend', 'pet'] as const

const categoryOfCompanion = (kind: CompanionInput['kind']): Category =>
  kind === 'child' ? 'safeguarding' : 'contact'

export const companionKind: FactKind<'people.companion', CompanionInput> = {
  path: 'companions',
  table: 'people.companion',
  event: 'companion',
  words: {
    one: 'person or animal who belongs to them',
    aOne: 'a partner, child, relative, friend or pet',
    heading: 'Who belongs to them',
  },
  categories: ['contact', 'safeguarding'],
  isChangeable: true,
  isOnCard: false,
  form: z.object({
    kind: oneOf(kinds, 'Choose who it is'),
    name: neededLine('their name', 150),
    detail: optionalWords('what else to know', 500),
  }),
  categoryOf: ({ kind }) => categoryOfCompanion(kind),
  write: writeFact.companion,
  Fields: shown => (
    <>
      <ChoiceField
        {...shown}
        name="kind"
        label="Who is it?"
        items={kinds
          .filter(kind => shown.mayTell.includes(categoryOfCompanion(kind)))
          .map(kind => ({ value: kind, text: companionKinds[kind] ?? kind }))}
      />
      <LineField {...shown} name="name" label="Name" />
      <WordsField
        {...shown}
        name="detail"
        label="Anything else to know (optional)"
        hint="For example: wants to be housed together; vaccinated; lives with her grandmother"
        rows={3}
      />
    </>
  ),
  typedOf: ({ kind, name, detail }) => ({ kind, name, detail: detail ?? '' }),
  lineOf: row => ({
    label: companionKinds[row.kind] ?? row.kind,
    value: row.name,
    notes: row.detail ? [row.detail] : [],
  }),
}
