import type { PlainDate } from '../../../platform/dates.ts'
import type { Category } from '../categories.ts'

// What can be told about somebody, as commands take it. Already checked: forms and imports do that.

export type NameInput = {
  /** known-as: what they want to be called; street: what others call them. */
  kind: 'legal' | 'known-as' | 'street' | 'previous'
  given: string
  family: string
  /** ISO 15924 code where it is not Latin. */
  script: string | null
}

/** As exactly as it is known. The parts that the precision does not speak of are null. */
export type BirthInput = {
  precision: 'day' | 'month' | 'year' | 'about' | 'age'
  year: number | null
  month: number | null
  day: number | null
  ageFrom: number | null
  ageTo: number | null
  /** The day on which an age was said or guessed. */
  asOn: PlainDate | null
}

export type LookInput = { words: string }

/** An answer to one of `people.question`. Not asked: no answer at all. */
export type AnswerInput = {
  question: string
  state: 'answered' | 'not-known' | 'prefers-not-to-say'
  choice: string | null
  words: string | null
}

export type IdentifierKind =
  | 'national-insurance'
  | 'nhs'
  | 'pnc'
  | 'prison'
  | 'council-case'
  | 'outreach-database'
  | 'home-office'
  | 'other'

/** As it was given: whether its check digit is right is worked out when it is kept. */
export type IdentifierInput = { kind: IdentifierKind; value: string; issuer: string | null }

export type ContactRouteInput = {
  kind: 'phone' | 'email' | 'postal' | 'care-of' | 'online' | 'place'
  value: string
  safe: 'yes' | 'no' | 'not-known'
  safeWhen: string | null
  note: string | null
}

export type CompanionInput = {
  kind: 'partner' | 'child' | 'relative' | 'friend' | 'pet'
  name: string
  detail: string | null
}

export type BelongingInput = {
  what: string
  place: string
  tag: string | null
  keepUntil: PlainDate | null
}

export type WhereaboutsInput = { place: string; seenAt: Date; postcode: string | null }

export type WarningInput = {
  kind: 'risk-to-others' | 'risk-from-others' | 'lone-working' | 'health' | 'animal'
  saidBy: string
  reviewOn: PlainDate
  /** Which permission the words need. That there is a warning, everybody who sees the person sees. */
  textCategory: Category
  words: string
  whatToDo: string
}

export type VerificationInput = {
  criteria: string
  vouchedBy: string
  verifiedOn: PlainDate
  goodUntil: PlainDate
  note: string | null
}

export type NoteInput = { category: Category; happenedAt: Date; words: string }
