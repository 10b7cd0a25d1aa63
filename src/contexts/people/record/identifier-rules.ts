import type { Category } from '../categories.ts'
import {
  foldIdentifier,
  isNationalInsuranceNumber,
  isNhsNumber,
} from '../matching/names/identifiers.ts'
import type { IdentifierKind } from './fact-inputs.ts'

/** Which permission each kind of number needs: a prison number says that somebody was in prison. */
export const identifierCategories: Record<IdentifierKind, Category> = {
  'national-insurance': 'identity',
  nhs: 'health',
  pnc: 'offending',
  prison: 'offending',
  'council-case': 'housing',
  'outreach-database': 'street',
  'home-office': 'immigration',
  other: 'identity',
}

/**
 * Whether a number has the form of its kind and the right check digit; 'unchecked' where no rule is known. A number that
 * is wrong is kept as given all the same: it may be all that somebody has.
 */
export function checkIdentifier(
  kind: IdentifierKind,
  value: string,
): 'valid' | 'doubtful' | 'unchecked' {
  const compact = foldIdentifier(value)
  const right = {
    'national-insurance': () => isNationalInsuranceNumber(compact),
    nhs: () => isNhsNumber(compact),
    prison: () => /^[A-Z]\d{4}[A-Z]{2}$/.test(compact),
    pnc: () => isPncNumber(value),
  }
  if (!(kind in right)) return 'unchecked'
  return right[kind as keyof typeof right]() ? 'valid' : 'doubtful'
}

// The letters that a remainder of 23 stands for: I, O and S are never used, and Z comes first.
const pncLetters = 'ZABCDEFGHJKLMNPQRTUVWXY'

/**
 * Whether it is a number of the Police National Computer: year/serial and a check letter, 95/1234567X or 1995/1234567X.
 * The letter is the remainder of the two digits of the year and the seven of the serial, divided by 23.
 */
function isPncNumber(value: string): boolean {
  const [, year = '', serial = '', letter = ''] =
    /^(?:\d\d)?(\d\d)\s*\/?\s*(\d{1,7})\s*([A-Z])$/.exec(value.trim().toUpperCase()) ?? []
  if (letter === '') return false
  return pncLetters[Number(year + serial.padStart(7, '0')) % 23] === letter
}
