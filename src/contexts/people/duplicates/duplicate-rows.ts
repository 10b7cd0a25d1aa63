import type { PersonRow } from '../matching/linking/people-table.ts'
import type { CardBirth, PersonCard } from '../matching/search/person-card.ts'

/** What is read of a record to compare it with all others. */
export type ComparedRecord = {
  id: string
  personId: string
  card: PersonCard
  insurance: string | null
  nhs: string | null
  phone: string | null
  email: string | null
  postcode: string | null
}

/** A record as a row of the table that is linked. */
export function rowOf({ card, insurance, nhs, phone, email, postcode }: ComparedRecord): PersonRow {
  // The name on paper is what other records hold too; failing that whatever has two parts.
  const [first, ...others] = [...card.names].sort(
    (a, b) =>
      Number(b.kind === 'legal') - Number(a.kind === 'legal') ||
      Number(b.family !== '') - Number(a.family !== ''),
  )
  return {
    given_name: first?.given ?? '',
    family_name: first?.family ?? '',
    alias: others.map(name => `${name.given} ${name.family}`.trim()).join(' '),
    date_of_birth: dateOf(card.birth),
    sex: card.sex ?? '',
    national_insurance_number: insurance ?? '',
    nhs_number: nhs ?? '',
    phone: phone ?? '',
    email: email ?? '',
    postcode: postcode ?? '',
  }
}

/** As much of it as was said for sure: an age or 'about' is left out. */
function dateOf(birth: CardBirth | null): string {
  if (!birth?.year || birth.precision === 'about') return ''
  const two = (part: number) => String(part).padStart(2, '0')
  const month = birth.month ? `-${two(birth.month)}` : ''
  return `${birth.year}${month}${month && birth.day ? `-${two(birth.day)}` : ''}`
}
