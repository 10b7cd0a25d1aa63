import { z } from 'zod'
import { foldEmail, foldPhone } from '../../matching/names/identifiers.ts'
import type { ContactRouteInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { ChoiceField, LineField, WordsField } from '../fields.tsx'
import { neededWords, oneOf, optionalLine, optionalWords } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'
import { contactKinds } from './words.ts'

const safeWords: Record<string, string> = {
  yes: 'Safe to use',
  no: 'Do not use',
  'not-known': 'Not known whether it is safe',
}

const form = z
  .object({
    kind: oneOf(
      ['phone', 'email', 'postal', 'care-of', 'online', 'place'],
      'Choose what kind of contact it is',
    ),
    value: neededWords('the number or address', 300),
    safe: oneOf(
      ['yes', 'no', 'not-known'],
      'Say whether it is safe to use, or that it is not known',
    ),
    safeWhen: optionalLine('when it is safe', 200),
    note: optionalWords('what else to know', 500),
  })
  .transform((typed, context): ContactRouteInput => {
    const refuse = (message: string) =>
      context.addIssue({ code: 'custom', path: ['value'], message })
    if (typed.kind === 'phone' && foldPhone(typed.value) === '')
      refuse('Enter a telephone number, like 07700 900123')
    if (typed.kind === 'email' && foldEmail(typed.value) === '')
      refuse('Enter an email address, like name@example.com')
    return typed
  })

export const contactRouteKind: FactKind<'people.contactRoute', ContactRouteInput> = {
  path: 'contact',
  table: 'people.contactRoute',
  event: 'contact-route',
  words: { one: 'way to reach them', aOne: 'a way to reach them', heading: 'How to reach them' },
  categories: ['contact'],
  isChangeable: true,
  isOnCard: false,
  form,
  categoryOf: () => 'contact',
  write: writeFact.contactRoute,
  Fields: shown => (
    <>
      <ChoiceField
        {...shown}
        name="kind"
        label="How can they be reached?"
        items={[
          { value: 'phone', text: 'Telephone' },
          { value: 'email', text: 'Email' },
          { value: 'postal', text: 'Postal address' },
          {
            value: 'care-of',
            text: 'Care-of address',
            hint: 'Where somebody keeps their post for them',
          },
          { value: 'online', text: 'Online', hint: 'A name in a messaging or social network' },
          { value: 'place', text: 'A place', hint: 'Where and when they can be found' },
        ]}
      />
      <WordsField {...shown} name="value" label="Number, address or place" rows={3} />
      <ChoiceField
        {...shown}
        name="safe"
        label="Is it safe for them if we use it?"
        hint="Ask who else sees it or answers"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No', hint: 'It is kept, so that nobody uses it by mistake' },
          { value: 'not-known', text: 'Not known' },
        ]}
      />
      <LineField
        {...shown}
        name="safeWhen"
        label="When is it safe? (optional)"
        hint="In their words: weekdays before 3pm, texts only"
      />
      <WordsField {...shown} name="note" label="Anything else to know (optional)" rows={3} />
    </>
  ),
  typedOf: ({ kind, value, safe, safeWhen, note }) => ({
    kind,
    value,
    safe,
    safeWhen: safeWhen ?? '',
    note: note ?? '',
  }),
  lineOf: row => ({
    label: contactKinds[row.kind] ?? row.kind,
    value: row.value,
    notes: [
      row.safeWhen
        ? `${safeWords[row.safe] ?? row.safe}: ${row.safeWhen}`
        : (safeWords[row.safe] ?? row.safe),
      ...(row.note ? [row.note] : []),
    ],
  }),
}
