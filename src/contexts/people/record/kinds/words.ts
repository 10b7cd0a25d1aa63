import { formatDay } from '../../../../design-system/index.ts'
import type { BirthInput } from '../fact-inputs.ts'

// What the codes of the tables are called on pages.

export const nameKinds: Record<string, string> = {
  'known-as': 'Wants to be called',
  legal: 'Name on papers',
  street: 'Others call them',
  previous: 'Was called before',
}

export const contactKinds: Record<string, string> = {
  phone: 'Telephone',
  email: 'Email',
  postal: 'Postal address',
  'care-of': 'Care-of address',
  online: 'Online',
  place: 'Can be found',
}

export const companionKinds: Record<string, string> = {
  partner: 'Partner',
  child: 'Child',
  relative: 'Relative',
  friend: 'Friend',
  pet: 'Pet',
}

export const identifierKinds: Record<string, string> = {
  'national-insurance': 'National Insurance number',
  nhs: 'NHS number',
  pnc: 'Police National Computer number',
  prison: 'Prison number',
  'council-case': 'Council case',
  'outreach-database': 'Outreach database',
  'home-office': 'Home Office reference',
  other: 'Another number',
}

export const warningKinds: Record<string, string> = {
  'risk-from-others': 'Somebody may harm them',
  'risk-to-others': 'Others may come to harm',
  'lone-working': 'Do not meet them alone',
  health: 'Something about their health',
  animal: 'Something about an animal',
}

/** '14 February 1995', 'February 1995', '1995', 'about 1995', '28 to 32 on 3 March 2026'. */
export function birthWords(birth: BirthInput): string {
  const { precision, year, month, day, ageFrom, ageTo, asOn } = birth
  if (precision === 'age') {
    const age = ageFrom === ageTo ? `${ageFrom}` : `${ageFrom} to ${ageTo}`
    return `${age} years old on ${asOn ? formatDay(asOn) : 'a day that is not known'}`
  }
  if (precision === 'about') return `about ${year}`
  const two = (number: number | null) => String(number ?? 1).padStart(2, '0')
  const whole = formatDay(`${year}-${two(month)}-${two(day)}`)
  if (precision === 'year') return String(year)
  return precision === 'month' ? whole.slice(whole.indexOf(' ') + 1) : whole
}
