import { z } from 'zod'
import type { LookInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { WordsField } from '../fields.tsx'
import { neededWords } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'

export const lookKind: FactKind<'people.look', LookInput> = {
  path: 'look',
  table: 'people.look',
  event: 'look',
  words: {
    one: 'description',
    aOne: 'how they can be recognised',
    heading: 'How they can be recognised',
  },
  categories: ['identity'],
  isChangeable: true,
  isOnCard: true,
  form: z.object({ words: neededWords('how they can be recognised', 500) }),
  categoryOf: () => 'identity',
  write: writeFact.look,
  Fields: shown => (
    <WordsField
      {...shown}
      name="words"
      label="How can they be recognised?"
      hint="As they would say it themselves: hair, coat, dog, tent. They may read this"
    />
  ),
  typedOf: ({ words }) => ({ words }),
  lineOf: ({ words }) => ({ label: 'Recognised by', value: words, notes: [] }),
}
