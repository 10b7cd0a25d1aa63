import { z } from 'zod'
import type { IdentifierInput, IdentifierKind } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, LineField } from '../fields.tsx'
import { checkIdentifier, identifierCategories } from '../identifier-rules.ts'
import { neededLine, oneOf, optionalLine } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'
import { identifierKinds } from './words.ts'

const kinds = Object.keys(identifierCategories) as IdentifierKind[]

const hints: Partial<Record<IdentifierKind, string>> = {
  'national-insurance': 'Like QQ 12 34 56 C',
  nhs: 'Ten digits, like 999 123 4560',
  pnc: 'Like 1995/0123456H',
  prison: 'Like A1234BC',
  'council-case': 'Say below which council',
}

export const identifierKind: FactKind<'people.identifier', IdentifierInput> = {
  path: 'numbers',
  table: 'people.identifier',
  event: 'identifier',
  words: { one: 'number', aOne: 'a number', heading: 'Numbers they are known by' },
  categories: [...new Set(Object.values(identifierCategories))],
  isChangeable: true,
  isOnCard: false,
  form: z.object({
    kind: oneOf(kinds, 'Choose what kind of number it is'),
    value: neededLine('the number', 60),
    issuer: optionalLine('who gave it', 100),
  }),
  categoryOf: ({ kind }) => identifierCategories[kind],
  write: writeFact.identifier,
  Fields: shown => (
    <>
      <ChoiceField
        {...shown}
        name="kind"
        label="What kind of number is it?"
        items={kinds
          .filter(kind => shown.mayTell.includes(identifierCategories[kind]))
          .map(kind => ({ value: kind, text: identifierKinds[kind] ?? kind, hint: hints[kind] }))}
      />
      <LineField
        {...shown}
        name="value"
        label="Number"
        hint="As it was given. A number that cannot be right is kept, and marked"
        classes="govuk-input--width-20"
      />
      <LineField {...shown} name="issuer" label="Which council or system gave it? (optional)" />
    </>
  ),
  typedOf: ({ kind, value, issuer }) => ({ kind, value, issuer: issuer ?? '' }),
  lineOf: row => ({
    label: identifierKinds[row.kind] ?? row.kind,
    value: row.value,
    notes: [
      ...(row.issuer ? [`Given by ${row.issuer}`] : []),
      ...(row.checked === 'doubtful' ? [doubt(row.kind)] : []),
    ],
  }),
  warn: ({ kind, value }) =>
    checkIdentifier(kind, value) === 'doubtful'
      ? `Saved as it was given. ${doubt(kind)}. Ask again when there is a chance.`
      : null,
}

function doubt(kind: string): string {
  return kind === 'nhs' || kind === 'pnc'
    ? 'It may be mistyped: its check character does not fit'
    : 'It may be mistyped: it does not have the form that these numbers have'
}
