import type { Chance } from '../../src/demonstration/streets/seeded-random.ts'
import { shortNames } from '../../src/demonstration/streets/short-names.ts'
import { misdate, mishear, mistype } from '../../src/demonstration/streets/tell-person.ts'

/** What a worker types into the fields of the search. */
export type TypedSearch = {
  given: string
  family: string
  'birth-day': string
  'birth-month': string
  'birth-year': string
}

type Known = { given: string; family: string; birth: { year: number; month: number; day: number } }

/** The ways in which a search differs from what is held, and how often each is tried. */
export const queryKinds = {
  exact: 1,
  'typo in family name': 2,
  'family name by sound': 2,
  nickname: 2,
  'date error': 2,
  'typo in given name': 1.5,
  'year only': 1.5,
  'no date': 1.5,
  'nickname and date error': 1.2,
  'typo and date error': 1.2,
  'both names by sound': 1,
  'typo and no date': 0.8,
  'names exchanged': 0.7,
  'given initial': 0.5,
} as const

export type QueryKind = keyof typeof queryKinds

const kinds = Object.entries(queryKinds) as [QueryKind, number][]
const allWeights = kinds.reduce((sum, [, weight]) => sum + weight, 0)

/** Draws a kind, as often as its weight says. */
export function drawKind(chance: Chance): QueryKind {
  let left = chance.share() * allWeights
  for (const [kind, weight] of kinds) {
    left -= weight
    if (left < 0) return kind
  }
  return 'exact'
}

/** What is typed for somebody of whom this is held. */
export function corruptQuery(chance: Chance, kind: QueryKind, held: Known): TypedSearch {
  let { given, family } = held
  let birth: Known['birth'] | null = held.birth
  let yearOnly = false
  if (kind.includes('nickname')) given = nicknameOf(chance, given)
  if (kind === 'typo in family name' || kind.startsWith('typo and'))
    family = mistype(chance, family)
  if (kind === 'typo in given name') given = mistype(chance, given)
  if (kind.includes('by sound')) family = mishear(chance, family)
  if (kind === 'both names by sound') given = mishear(chance, given)
  if (kind.includes('date error')) birth = misdate(chance, held.birth)
  if (kind.includes('no date')) birth = null
  if (kind === 'year only') yearOnly = true
  if (kind === 'names exchanged') [given, family] = [family, given]
  if (kind === 'given initial') given = given.slice(0, 1)
  return {
    given,
    family,
    'birth-day': birth && !yearOnly ? String(birth.day) : '',
    'birth-month': birth && !yearOnly ? String(birth.month) : '',
    'birth-year': birth ? String(birth.year) : '',
  }
}

/** Who has no nickname is looked for by the first letters of their name. */
function nicknameOf(chance: Chance, given: string): string {
  const shorts = shortNames[given]
  return shorts ? chance.pick(shorts) : given.slice(0, Math.max(3, given.length - 2))
}
