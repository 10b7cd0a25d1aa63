import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { typedText, type Values } from '../../../platform/web/form-page.ts'
import { groupsOf } from '../matching/names/short-names.ts'
import { type PersonQuery, readQuery } from '../matching/search/read-query.ts'
import { birthFault } from '../record/birth-rules.ts'
import type { BirthInput, IdentifierKind } from '../record/fact-inputs.ts'
import { optionalLine } from '../record/typed-text.ts'
import { type FindInput, findForm } from './find-form.ts'

const longestName = 200
const line = (most: number, what: string) => optionalLine(what, most).transform(text => text ?? '')
const box = z.string().trim().max(10).default('')

/** What numbers are called that somebody may be known by. */
export const numberKinds = {
  'national-insurance': 'National Insurance number',
  nhs: 'NHS number',
  prison: 'Prison number',
  pnc: 'PNC number',
  'council-case': 'Council case number',
  'outreach-database': 'Number in an outreach database',
  'home-office': 'Home Office reference',
  other: 'Another number',
} as const satisfies Record<IdentifierKind, string>

const ids = z
  .string()
  .default('')
  .transform(text => text.split(' ').filter(id => z.uuid().safeParse(id).success))

/** The first telling of somebody. */
export const beginForm = z
  .object({
    recordId: z.uuid(),
    /** Whom the search had shown before, and whom this form asked about. */
    seen: ids,
    asked: ids,
    /** Somebody who was asked about, or 'else'. */
    somebody: z.union([z.uuid(), z.literal('else'), z.literal('')]).default(''),
    /** What was typed into the one box of the search. */
    typed: line(400, 'what you searched for'),
    source: z.enum(['told', 'seen', 'referral'], { error: 'Say how you know of them' }),
    nameKind: z.enum(['known-as', 'legal', 'street']).default('known-as'),
    given: line(longestName, 'the first name or nickname'),
    family: line(longestName, 'the last name'),
    also: line(longestName, 'what else they are called'),
    'birth-day': box,
    'birth-month': box,
    'birth-year': box,
    age: line(20, 'the age'),
    numberKind: z
      .enum(Object.keys(numberKinds) as [IdentifierKind, ...IdentifierKind[]])
      .default('other'),
    number: line(60, 'the number'),
    phone: line(40, 'the telephone number'),
    email: line(200, 'the email address'),
    safe: z.enum(['yes', 'no', 'not-known']).default('not-known'),
    place: line(200, 'where they were seen'),
    look: line(400, 'how they look'),
  })
  .superRefine((typed, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (!typed.given && !typed.family && !typed.also && !typed.look)
      refuse('given', 'Enter a name, or how they look')
    if (typed.age && !readAge(typed.age)) refuse('age', 'Enter an age like 30, or 25 to 35')
    if (typed.age && typed['birth-year']) refuse('age', 'Enter a date of birth or an age, not both')
    if (typed.email && !/^\S+@\S+$/.test(typed.email))
      refuse('email', 'Enter an email address in the correct format, like name@example.com')
  })
export type BeginInput = z.infer<typeof beginForm>

/**
 * The birth date as exactly as it was told; null where nothing was, a message where it cannot be. One age is a year that
 * it is about; two are a range on the day.
 */
export function readBirth(
  typed: Pick<BeginInput, 'birth-day' | 'birth-month' | 'birth-year' | 'age'>,
  today: PlainDate,
): BirthInput | null | { wrong: string } {
  const [day, month, year] = [typed['birth-day'], typed['birth-month'], typed['birth-year']]
  const none = { year: null, month: null, day: null, ageFrom: null, ageTo: null, asOn: null }
  const thisYear = Number(today.slice(0, 4))
  if (!day && !month && !year) {
    const age = typed.age ? readAge(typed.age) : undefined
    if (!age) return null
    if (age.from === age.to) return { ...none, precision: 'about', year: thisYear - age.from }
    return { ...none, precision: 'age', ageFrom: age.from, ageTo: age.to, asOn: today }
  }
  if (!/^\d{4}$/.test(year)) return { wrong: 'Enter the year of birth with four digits' }
  if (day && !month) return { wrong: 'Enter the month of birth too, or leave out the day' }
  const number = (text: string) => (text ? Number(text) : null)
  const birth: BirthInput = {
    ...none,
    precision: day ? 'day' : month ? 'month' : 'year',
    year: Number(year),
    month: number(month),
    day: number(day),
  }
  if (month && !(Number(month) >= 1 && Number(month) <= 12 && Number.isInteger(Number(month))))
    return { wrong: 'Month of birth must be a number from 1 to 12' }
  const fault = birthFault(birth, today)
  return fault ? { wrong: fault } : birth
}

/** '30' or '25 to 35'. */
function readAge(text: string): { from: number; to: number } | undefined {
  const [, first, second] = /^(\d{1,3})(?:\s*(?:to|-|–)\s*(\d{1,3}))?$/.exec(text) ?? []
  if (first === undefined) return undefined
  const [from, to] = [Number(first), Number(second ?? first)]
  return to <= 120 && from <= to ? { from, to } : undefined
}

/** What the form says, as a search for people like them would be typed. */
export function searchOf(values: Values): FindInput {
  const text = (name: string) => typedText(values, name).trim()
  const age = readAge(text('age'))
  return findForm.parse({
    q: text('also').slice(0, 400),
    given: text('given').slice(0, 300),
    family: text('family').slice(0, 300),
    ...inRange(text),
    age: age ? String(Math.round((age.from + age.to) / 2)) : '',
    number: text('number').slice(0, 60),
    contact: `${text('phone')} ${text('email')}`.trim().slice(0, 200),
    place: text('place').slice(0, 200),
    look: text('look').slice(0, 400),
  })
}

/** Parts of a birth date that make no sense are not looked for; the form says so beside them. */
function inRange(text: (name: string) => string) {
  const parts = {
    'birth-day': findForm.shape['birth-day'],
    'birth-month': findForm.shape['birth-month'],
    'birth-year': findForm.shape['birth-year'],
  }
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, part.safeParse(text(name)).data ?? '']),
  )
}

/**
 * What was typed into the search, put where it belongs in the form, so that nothing is typed again: names that are known
 * as names, the birth date, numbers; all other words say how somebody looks.
 */
export function carriedFrom(values: Values, today: PlainDate): Values {
  const text = (name: keyof FindInput) => typedText(values, name).trim()
  const typed = readQuery(text('q'), today)
  const contact = readQuery(`${text('q')} , ${text('contact')}`, today)
  const words = text('q')
    .split(/[\s,;]+/)
    .filter(word => readQuery(word, today).words.length > 0)
  const named = text('given') || text('family')
  const { names, others } = named ? { names: [], others: words } : splitWords(words)
  const [given = '', ...rest] = names
  const { birth } = typed
  const born = (part: number | null | undefined, field: keyof FindInput) =>
    text(field) || (part ? String(part) : '')
  const [number = ''] = typed.identifiers
  return {
    typed: text('q'),
    seen: typedText(values, 'seen'),
    given: text('given') || given,
    family: text('family') || rest.join(' '),
    'birth-day': born(birth?.day, 'birth-day'),
    'birth-month': born(birth?.month, 'birth-month'),
    'birth-year': born(birth?.year, 'birth-year'),
    age:
      text('age') || (birth?.years ? String(Number(today.slice(0, 4)) - birth.years[0] - 6) : ''),
    number: text('number') || number,
    phone: contact.phones[0] ?? (text('contact').includes('@') ? '' : text('contact')),
    email: contact.emails[0] ?? '',
    place: [text('place'), ...typed.postcodes].filter(Boolean).join(', '),
    // Where nothing of it was a name or a number, the whole sentence says how they look.
    look: [
      text('look'),
      others.length === words.length && isAllWords(typed) ? text('q') : others.join(' '),
    ]
      .filter(Boolean)
      .join(', '),
  }
}

function isAllWords(typed: PersonQuery): boolean {
  const { birth, identifiers, phones, emails, postcodes } = typed
  return !birth && [identifiers, phones, emails, postcodes].every(found => found.length === 0)
}

/** The words before the first that is no name. One or two words are always taken for a name. */
function splitWords(words: readonly string[]): { names: string[]; others: string[] } {
  const isName = (word: string) => groupsOf(word.toLowerCase()).length > 0
  const [first] = words
  if (words.length > 2 && !(first && isName(first))) return { names: [], others: [...words] }
  return { names: words.slice(0, 2), others: words.slice(2) }
}
