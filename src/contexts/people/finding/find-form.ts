import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { foldIdentifier, readPostcode } from '../matching/names/identifiers.ts'
import { type PersonQuery, readQuery } from '../matching/search/read-query.ts'

const box = (most: number) =>
  z.string().trim().max(most, 'That is too long to look for').default('')
const part = (name: string, from: number, to: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      text => text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to),
      {
        error: `${name} must be a number from ${from} to ${to}`,
      },
    )

/** What somebody is looked for by: one box for anything, and fields for those who know which is which. */
export const findForm = z.object({
  q: box(400),
  given: box(300),
  family: box(300),
  'birth-day': part('Day', 1, 31),
  'birth-month': part('Month', 1, 12),
  'birth-year': part('Year', 1850, 2200),
  age: part('Age', 0, 120),
  number: box(60),
  contact: box(200),
  place: box(200),
  look: box(400),
})
export type FindInput = z.infer<typeof findForm>

/** The names of all fields of the search, in order. */
export const findFields = Object.keys(findForm.shape) as (keyof FindInput)[]

/** What is looked for, ready to be compared. */
export type Asked = {
  query: PersonQuery
  /** Words of a place, where they were typed as one. */
  place: string
  /** Which kinds of thing were typed, for the audit chain: never what. */
  kinds: string[]
}

/** Reads what was typed. Null where nothing was. `today` turns an age into years of birth. */
export function readAsked(input: FindInput, today: PlainDate): Asked | null {
  if (findFields.every(field => input[field] === '')) return null
  const typed = readQuery(input.q, today)
  const fields = readQuery([input.contact, input.number].join(' , '), today)
  const named = [input.given, input.family].filter(Boolean)
  const own = typed.words.length > 0
  const thisYear = Number(today.slice(0, 4))
  const age = input.age === '' ? null : Number(input.age)
  const number = (text: string) => (text === '' ? null : Number(text))
  const [year, month, day] = [input['birth-year'], input['birth-month'], input['birth-day']].map(
    number,
  )
  const query: PersonQuery = {
    // Names typed into both places may each be either name.
    words: [
      ...typed.words,
      ...(own ? readQuery(named.join(' '), today).words : []),
      ...readQuery(input.look, today).words,
    ],
    given: own ? null : input.given || null,
    family: own ? null : input.family || null,
    birth:
      year || month || day || age !== null
        ? {
            year: year ?? typed.birth?.year ?? null,
            month: month ?? typed.birth?.month ?? null,
            day: day ?? typed.birth?.day ?? null,
            years: year || age === null ? null : [thisYear - age - 6, thisYear - age + 5],
          }
        : typed.birth,
    identifiers: [
      ...typed.identifiers,
      ...(input.number ? [foldIdentifier(input.number)] : []),
    ].filter(text => text.length > 3),
    phones: [...typed.phones, ...fields.phones],
    emails: [...typed.emails, ...fields.emails],
    postcodes: [...typed.postcodes, ...readQuery(input.place, today).postcodes].map(
      text => readPostcode(text).whole,
    ),
  }
  return { query, place: input.place, kinds: kindsOf(query, input) }
}

function kindsOf(query: PersonQuery, input: FindInput): string[] {
  const kinds = {
    words: query.words.length > 0,
    name: Boolean(query.given ?? query.family),
    birth: query.birth !== null,
    number: query.identifiers.length > 0,
    contact: query.phones.length + query.emails.length > 0,
    place: input.place !== '' || query.postcodes.length > 0,
    look: input.look !== '',
  }
  return Object.entries(kinds).flatMap(([kind, was]) => (was ? [kind] : []))
}
