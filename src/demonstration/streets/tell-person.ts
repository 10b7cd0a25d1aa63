import type { StreetPerson } from './invent-person.ts'
import { looks } from './places.ts'
import type { Chance } from './seeded-random.ts'
import { heardAs, shortNames } from './short-names.ts'

type ToldName = {
  kind: 'legal' | 'known-as' | 'street' | 'previous'
  given: string
  family: string
}

type ToldBirth = {
  precision: 'day' | 'month' | 'year' | 'about' | 'age'
  year: number | null
  month: number | null
  day: number | null
  ageFrom: number | null
  ageTo: number | null
  asOn: string | null
}

/** What one organisation wrote down about who somebody is. */
export type Telling = {
  names: ToldName[]
  birth: ToldBirth | null
  sex: 'male' | 'female' | null
  look: string | null
}

/**
 * What is written down at one telling. The first is mostly right; at a later one, elsewhere, names are misheard,
 * shortened or turned round and dates are wrong or missing, about as often as in records that were linked by hand.
 */
export function tellPerson(
  chance: Chance,
  person: StreetPerson,
  later: boolean,
  day: string,
): Telling {
  const names = later ? tellNamesAgain(chance, person) : tellNames(chance, person)
  const nameless = !later && chance.percent(1)
  return {
    names: nameless
      ? [{ kind: 'street', given: person.street ?? person.knownAs ?? person.given, family: '' }]
      : names,
    birth: nameless ? guessAge(chance, person, day) : tellBirth(chance, person, later, day),
    sex: chance.percent(92) ? person.sex : null,
    look: nameless || chance.percent(7) ? describe(chance) : null,
  }
}

function tellNames(
  chance: Chance,
  { given, family, knownAs, street, previous }: StreetPerson,
): ToldName[] {
  const names: ToldName[] = []
  if (chance.percent(4)) names.push({ kind: 'known-as', given: knownAs ?? given, family: '' })
  else names.push({ kind: 'legal', given, family })
  if (knownAs && chance.percent(60)) names.push({ kind: 'known-as', given: knownAs, family: '' })
  if (street) names.push({ kind: 'street', given: street, family: '' })
  if (previous && chance.percent(60)) names.push({ kind: 'previous', given, family: previous })
  return names
}

function tellNamesAgain(chance: Chance, person: StreetPerson): ToldName[] {
  let { given, family } = person
  const { knownAs, street, previous } = person
  if (chance.percent(25)) given = knownAs ?? shortNames[given]?.[0] ?? given
  else if (chance.percent(12)) given = mistype(chance, given)
  if (chance.percent(10)) family = mistype(chance, family)
  else if (chance.percent(12)) family = mishear(chance, family)
  if (previous && chance.percent(30)) family = previous
  if (chance.percent(4)) [given, family] = [family, given]
  const names: ToldName[] = [{ kind: 'legal', given, family }]
  if (street && chance.percent(40)) names.push({ kind: 'street', given: street, family: '' })
  return names
}

const letters = 'abcdefghijklmnoprstuvwy'

/** One letter wrong, lost, added or exchanged with its neighbour. */
export function mistype(chance: Chance, name: string): string {
  if (name.length < 3) return name
  const at = 1 + chance.below(name.length - 1)
  const letter = letters[chance.below(letters.length)] ?? 'e'
  switch (chance.below(4)) {
    case 0:
      return name.slice(0, at) + letter + name.slice(at + 1)
    case 1:
      return name.slice(0, at) + name.slice(at + 1)
    case 2:
      return name.slice(0, at) + letter + name.slice(at)
    default:
      return name.slice(0, at - 1) + name.charAt(at) + name.charAt(at - 1) + name.slice(at + 1)
  }
}

/** Another spelling that sounds much the same, where there is one. */
export function mishear(chance: Chance, name: string): string {
  const first = chance.below(heardAs.length)
  for (let step = 0; step < heardAs.length; step++) {
    const [from, to] = heardAs[(first + step) % heardAs.length] ?? [/$/, '']
    const heard = name.replace(from, to)
    if (heard !== name && heard !== '') return heard
  }
  return name
}

function tellBirth(
  chance: Chance,
  person: StreetPerson,
  later: boolean,
  day: string,
): ToldBirth | null {
  if (later && chance.percent(10)) return null
  const born = later && chance.percent(20) ? misdate(chance, person.born) : person.born
  const whole = { ...born, ageFrom: null, ageTo: null, asOn: null }
  const kind = chance.below(100)
  if (kind < 75) return { precision: 'day', ...whole }
  if (kind < 77) return { precision: 'month', ...whole, day: null }
  if (kind < 84) return { precision: 'year', ...whole, month: null, day: null }
  if (kind < 89)
    return {
      precision: 'about',
      ...whole,
      year: born.year + chance.below(5) - 2,
      month: null,
      day: null,
    }
  if (kind < 94) return guessAge(chance, person, day)
  return null
}

/** A wrong month or day, both exchanged, the year next to it or ten away, or the first of January. */
export function misdate(chance: Chance, { year, month, day }: StreetPerson['born']) {
  switch (chance.below(6)) {
    case 0:
      return { year, month: 1 + (month % 12), day }
    case 1:
      return { year, month, day: 1 + (day % 28) }
    case 2:
      return day <= 12 && day !== month
        ? { year, month: day, day: month }
        : { year, month, day: 1 + (day % 28) }
    case 3:
      return { year: year + (chance.percent(50) ? 1 : -1), month, day }
    case 4:
      return { year: year - 10, month, day }
    default:
      return { year, month: 1, day: 1 }
  }
}

function guessAge(chance: Chance, { born }: StreetPerson, day: string): ToldBirth {
  const age = Number(day.slice(0, 4)) - born.year + chance.below(5) - 2
  const ageFrom = Math.max(16, Math.floor(age / 5) * 5)
  const none = { year: null, month: null, day: null }
  return {
    precision: 'age',
    ...none,
    ageFrom,
    ageTo: ageFrom + (chance.percent(50) ? 5 : 9),
    asOn: day,
  }
}

function describe(chance: Chance): string {
  const said: string[] = [
    chance.pick(looks.ages),
    chance.pick(looks.hair),
    chance.pick(looks.things),
  ]
  if (chance.percent(30)) said.push(chance.pick(looks.dogs))
  return said.join(', ')
}
