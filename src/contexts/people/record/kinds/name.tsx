import { z } from 'zod'
import type { NameInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, LineField } from '../fields.tsx'
import { oneOf, optionalLine, setApart } from '../typed-text.ts'
import { wholeName } from '../whole-name.ts'
import { writeFact } from '../write-fact.ts'
import { nameKinds } from './words.ts'

const longest = 100

const form = z
  .object({
    kind: oneOf(['known-as', 'legal', 'street', 'previous'], 'Choose what kind of name it is'),
    given: optionalLine('the first name', longest),
    family: optionalLine('the last name', longest),
  })
  .transform((typed, context): NameInput => {
    const [given, family] = [typed.given ?? '', typed.family ?? '']
    if (given === '' && family === '')
      context.addIssue({ code: 'custom', path: ['given'], message: 'Enter a name' })
    return { kind: typed.kind, given, family, script: scriptOf(given + family) }
  })

export const nameKind: FactKind<'people.name', NameInput> = {
  path: 'names',
  table: 'people.name',
  event: 'name',
  words: { one: 'name', aOne: 'a name', heading: 'Names' },
  categories: ['identity'],
  isChangeable: true,
  isOnCard: true,
  form,
  categoryOf: () => 'identity',
  write: writeFact.name,
  Fields: shown => (
    <>
      <ChoiceField
        {...shown}
        name="kind"
        label="What kind of name is it?"
        items={[
          {
            value: 'known-as',
            text: 'What they want to be called',
            hint: 'Shown large on their page',
          },
          { value: 'legal', text: 'The name on their papers' },
          { value: 'street', text: 'What others call them' },
          { value: 'previous', text: 'What they were called before' },
        ]}
      />
      <LineField {...shown} name="given" label="First name" hint="Or the only one. Any script" />
      <LineField {...shown} name="family" label="Last name (optional)" />
    </>
  ),
  typedOf: ({ kind, given, family }) => ({ kind, given, family }),
  lineOf: row => ({
    label: nameKinds[row.kind] ?? row.kind,
    value: wholeName(row),
    notes: [],
  }),
  sentenceOf: row => {
    const name = setApart(wholeName(row))
    const sentences: Record<string, string> = {
      'known-as': `Wants to be called ${name}`,
      legal: `Name on papers: ${name}`,
      street: `Others call them ${name}`,
      previous: `Was called ${name} before`,
    }
    return sentences[row.kind] ?? name
  },
}

// Scripts met on English streets besides Latin, by their ISO 15924 codes.
const scripts: readonly (readonly [code: string, letters: RegExp])[] = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Guru', /\p{Script=Gurmukhi}/u],
  ['Taml', /\p{Script=Tamil}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Kana', /\p{Script=Katakana}|\p{Script=Hiragana}/u],
  ['Hani', /\p{Script=Han}/u],
]

/** The script of a name, by its letters: null for Latin, 'Zyyy' where it is none that is known here. */
function scriptOf(name: string): string | null {
  const letters = name.replaceAll(/[^\p{L}]/gu, '')
  if (letters === '' || /\p{Script=Latin}/u.test(letters)) return null
  return scripts.find(([, pattern]) => pattern.test(letters))?.[0] ?? 'Zyyy'
}
