import { nameLevels, soundsAlike } from '../names/name-level.ts'
import { findKinship } from '../names/short-names.ts'
import { placeSteps } from './fields.ts'
import type { PeopleTable } from './people-table.ts'
import type { Addend } from './score-pairs.ts'

/**
 * The addends of a pair's weight in words, each with its bits: 'Shaz is a short form of Sharon +4.1'. The bits are
 * rounded to a tenth, and the sum at the end is that of the rounded ones.
 */
export function explainPair(
  people: PeopleTable,
  i: number,
  j: number,
  addends: readonly Addend[],
): string {
  let tenths = 0
  const parts = addends.map(addend => {
    const own = Math.round(addend.bits * 10)
    tenths += own
    return `${wordsFor(people, i, j, addend, addends)} ${signed(own)}`
  })
  return `${parts.join('; ')}; in all ${signed(tenths)}`
}

function signed(tenths: number): string {
  const number = (Math.abs(tenths) / 10).toFixed(1)
  return tenths < 0 ? `-${number}` : `+${number}`
}

const birthWords = [
  'another date of birth',
  'date of birth far apart',
  'same birth year, another day',
  'date of birth two digits apart',
  'same birth year',
  'date of birth partly the same',
  'same year and month of birth',
  'date of birth one digit apart, or day and month exchanged',
  'same date of birth',
]
const codeWords = ['another', 'hardly the same', 'nearly the same', 'same']
const emailWords = [
  'another e-mail',
  'e-mail of the same provider',
  'e-mail a little alike',
  'e-mail alike',
  'e-mail nearly the same',
  'same e-mail',
]
const postcodeWords = [
  'another postcode',
  'same postcode area',
  'same postcode district',
  'same postcode sector',
  'postcode one letter apart',
  'same postcode',
]
const placeWords = [
  'another place',
  'place hardly alike',
  'place a little alike',
  'place partly the same',
  'place half the same',
  'place mostly the same',
  'place nearly the same',
  'same place',
]

function wordsFor(
  people: PeopleTable,
  i: number,
  j: number,
  { field, level, rarity }: Addend,
  all: readonly Addend[],
): string {
  if (rarity && field !== 'company' && field !== 'household')
    return `how rare the ${rarityNouns[field] ?? field} is`
  switch (field) {
    case 'prior':
      return 'any two rows'
    case 'given':
    case 'family': {
      const turned = all.some(
        addend => (addend.field === 'exchange' || addend.field === 'single') && addend.level === 1,
      )
      return nameWords(people, i, j, field, level, turned)
    }
    case 'exchange':
      return level === 1 ? 'given and family name exchanged' : 'names in their places'
    case 'single':
      return level === 1 ? 'a single name in the other column' : 'a single name in its column'
    case 'other':
      return level === 1 ? 'a name is the other name of the other' : 'no other name fits'
    case 'birth':
      return birthWords[level] ?? ''
    case 'company':
      return 'names that often go together'
    case 'household':
      return 'may be one household'
    case 'sexToo':
    case 'sex':
      return level === 1 ? 'same sex' : 'another sex'
    case 'nationalityToo':
    case 'nationality':
      return level === 1 ? 'same nationality' : 'another nationality'
    case 'insurance':
      return `${codeWords[level] ?? ''} National Insurance number`
    case 'nhs':
      return `${codeWords[level] ?? ''} NHS number`
    case 'phone':
      return `${codeWords[level] ?? ''} telephone number`
    case 'email':
      return emailWords[level] ?? ''
    case 'postcode':
      return postcodeWords[level] ?? ''
    case 'place':
      return placeWords[level] ?? ''
    case 'where':
      return `${postcodeWords[Math.floor(level / placeSteps)] ?? ''} and ${placeWords[level % placeSteps] ?? ''}`
    case 'alias':
      return level > 0 ? 'other names in common' : 'no other names in common'
  }
}

const rarityNouns: Partial<Record<Addend['field'], string>> = {
  given: 'given name',
  family: 'family name',
  birth: 'date of birth',
  insurance: 'number',
  nhs: 'number',
  phone: 'telephone number',
  email: 'e-mail',
  where: 'postcode or place',
}

function nameWords(
  people: PeopleTable,
  i: number,
  j: number,
  field: 'given' | 'family',
  level: number,
  turned: boolean,
): string {
  const noun = `${field} name`
  const first = people.names[people[field][i] ?? -1]
  // Where names are exchanged, a given name was compared with the other's family name.
  const column = turned ? (field === 'given' ? 'family' : 'given') : field
  const second = people.names[people[column][j] ?? -1]
  const sound = first && second && soundsAlike(first, second)
  switch (level) {
    case nameLevels.equal:
      return `same ${noun}`
    case nameLevels.kin: {
      const kinship = first && second && findKinship(first.text, second.text)
      if (kinship?.kind === 'short')
        return `${capital(kinship.short)} is a short form of ${capital(kinship.full)}`
      if (kinship?.kind === 'same')
        return `${capital(first?.text ?? '')} and ${capital(second?.text ?? '')} are both forms of ${capital(kinship.full)}`
      return `${capital(first?.text ?? '')} is another spelling of ${capital(second?.text ?? '')}`
    }
    case nameLevels.close:
      return `${noun} ${sound ? 'sounds alike' : 'nearly the same'}`
    case nameLevels.alike:
      return `${noun} ${sound ? 'sounds alike' : 'alike'}`
    case nameLevels.start:
      return `${noun} begins alike`
    case nameLevels.faint:
      return `${noun} a little alike`
    default:
      return `another ${noun}`
  }
}

function capital(text: string): string {
  return text.replace(/(^| )(\p{L})/gu, found => found.toUpperCase())
}
