import type { Tx } from '../../../platform/db/connect.ts'
import {
  foldEmail,
  foldIdentifier,
  foldPhone,
  readPostcode,
} from '../matching/names/identifiers.ts'
import { searchKeys } from '../matching/search/person-keys.ts'
import type { FactColumns } from './fact-columns.ts'
import type {
  AnswerInput,
  BelongingInput,
  BirthInput,
  CompanionInput,
  ContactRouteInput,
  IdentifierInput,
  LookInput,
  NameInput,
  NoteInput,
  VerificationInput,
  WarningInput,
  WhereaboutsInput,
} from './fact-inputs.ts'
import { checkIdentifier } from './identifier-rules.ts'

/**
 * Adds one row of what is held, each kind its own way. The caller records the audit event and, after names, birth, look
 * or sex, makes the card anew (`refreshCard`).
 */
export const writeFact = {
  name: async (tx: Tx, columns: FactColumns, { kind, given, family, script }: NameInput) => {
    await tx
      .insertInto('people.name')
      .values({ ...columns, kind, given, family, script })
      .execute()
  },
  birth: async (tx: Tx, columns: FactColumns, input: BirthInput) => {
    const { precision, year, month, day, ageFrom, ageTo, asOn } = input
    await tx
      .insertInto('people.birth')
      .values({ ...columns, precision, year, month, day, ageFrom, ageTo, asOn })
      .execute()
  },
  look: async (tx: Tx, columns: FactColumns, { words }: LookInput) => {
    await tx
      .insertInto('people.look')
      .values({ ...columns, words })
      .execute()
  },
  answer: async (tx: Tx, columns: FactColumns, { question, state, choice, words }: AnswerInput) => {
    await tx
      .insertInto('people.answer')
      .values({ ...columns, question, state, choice, words })
      .execute()
  },
  identifier: async (tx: Tx, columns: FactColumns, { kind, value, issuer }: IdentifierInput) => {
    const compact = foldIdentifier(value)
    const checked = checkIdentifier(kind, value)
    await tx
      .insertInto('people.identifier')
      .values({ ...columns, kind, value, compact, issuer, checked })
      .execute()
  },
  contactRoute: async (tx: Tx, columns: FactColumns, input: ContactRouteInput) => {
    const { kind, value, safe, safeWhen, note } = input
    await tx
      .insertInto('people.contactRoute')
      .values({ ...columns, kind, value, compact: compactRoute(input), safe, safeWhen, note })
      .execute()
  },
  companion: async (tx: Tx, columns: FactColumns, { kind, name, detail }: CompanionInput) => {
    await tx
      .insertInto('people.companion')
      .values({ ...columns, kind, name, detail })
      .execute()
  },
  belonging: async (tx: Tx, columns: FactColumns, input: BelongingInput) => {
    const { what, place, tag, keepUntil } = input
    await tx
      .insertInto('people.belonging')
      .values({ ...columns, what, place, tag, keepUntil })
      .execute()
  },
  whereabouts: async (tx: Tx, columns: FactColumns, input: WhereaboutsInput) => {
    const { place, seenAt, postcode } = input
    await tx
      .insertInto('people.whereabouts')
      .values({ ...columns, place, seenAt, postcode, keys: placeKeys(place, postcode) })
      .execute()
  },
  /** The warning itself is seen with the person; its words stand apart, under the permission that they need. */
  warning: async (tx: Tx, columns: FactColumns, input: WarningInput & { textId: string }) => {
    const { kind, saidBy, reviewOn, textCategory, words, whatToDo, textId } = input
    await tx
      .insertInto('people.warning')
      .values({ ...columns, kind, saidBy, reviewOn, textCategory })
      .execute()
    await tx
      .insertInto('people.warningText')
      .values({
        ...columns,
        id: textId,
        category: textCategory,
        warningId: columns.id,
        words,
        whatToDo,
      })
      .execute()
  },
  verification: async (tx: Tx, columns: FactColumns, input: VerificationInput) => {
    const { criteria, vouchedBy, verifiedOn, goodUntil, note } = input
    await tx
      .insertInto('people.verification')
      .values({ ...columns, criteria, vouchedBy, verifiedOn, goodUntil, note })
      .execute()
  },
  note: async (tx: Tx, columns: FactColumns, { happenedAt, words }: NoteInput) => {
    await tx
      .insertInto('people.note')
      .values({ ...columns, happenedAt, words })
      .execute()
  },
}

/** What a place can be found by: its words and its postcode, as a search makes its keys. */
export function placeKeys(place: string, postcode: string | null): number[] {
  const postcodes = postcode ? [postcode] : []
  return searchKeys({ names: [], birth: null, places: [place], postcodes })
}

function compactRoute({ kind, value }: ContactRouteInput): string {
  if (kind === 'phone') return foldPhone(value)
  if (kind === 'email') return foldEmail(value)
  const { whole, outward } = readPostcode(value.slice(-8))
  return kind === 'postal' || kind === 'care-of' ? (outward === '' ? '' : whole) : ''
}
