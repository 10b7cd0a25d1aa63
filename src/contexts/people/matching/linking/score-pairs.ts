import { perMillion } from '../names/frequent-names.ts'
import { nameLevels } from '../names/name-level.ts'
import { type ComparePeople, makeComparePeople } from './compare-people.ts'
import type { Model } from './estimate.ts'
import { type FieldName, fieldAt, fieldCount, fields, placeSteps } from './fields.ts'
import { makeNameCompany } from './name-company.ts'
import type { PeopleTable } from './people-table.ts'

/** Frequencies of equal values: bits that an equal value is worth beyond its level's, by field and value. */
export type Rarity = { at: number; of: Int32Array; share: Float64Array }

/** One addend of a weight: a field at its level, or the rarity of its value. */
export type Addend = { field: FieldName | 'prior'; level: number; bits: number; rarity: boolean }

/** Weighs any two rows; `explain` gives the same weight as its addends, the prior first. */
export type PairScorer = {
  weigh: (i: number, j: number) => number
  explain: (i: number, j: number) => { weight: number; addends: Addend[] }
}

/** How many rows the expectation of a value counts as, against those of the file. */
const expectationStrength = 200

/** How often each value occurs, for the fields where that tells much; each row counts as `share(row)`. */
export function findRarities(people: PeopleTable, share: (row: number) => number): Rarity[] {
  const { names } = people
  const name = (kind: 'given' | 'family') => (value: number) =>
    perMillion(kind, names[value]?.text ?? '') / 1e6
  const even = (part: number) => () => part
  const all: { at: number; of: Int32Array; size: number; expected: (value: number) => number }[] = [
    { at: fieldAt.given, of: people.given, size: names.length, expected: name('given') },
    { at: fieldAt.family, of: people.family, size: names.length, expected: name('family') },
  ]
  const texts = (
    field: 'birth' | 'nationality' | 'insurance' | 'nhs' | 'phone' | 'email' | 'postcode' | 'place',
    part: number,
  ) => {
    const { of, texts: values } = people[field]
    all.push({ at: fieldAt[field], of, size: values.length, expected: even(part) })
  }
  texts('birth', 1 / 20_000)
  texts('nationality', 0.02)
  texts('insurance', 1e-7)
  texts('nhs', 1e-7)
  texts('phone', 1e-6)
  texts('email', 1e-6)
  texts('postcode', 1e-4)
  texts('place', 1e-3)
  return all
    .filter(({ size }) => size > 0)
    .map(({ at, of, size, expected }) => {
      const counts = new Float64Array(size)
      let total = 0
      of.forEach((value, row) => {
        if (value < 0) return
        const part = share(row)
        counts[value] = (counts[value] ?? 0) + part
        total += part
      })
      return {
        at,
        of,
        share: counts.map(
          (count, value) =>
            (count + expectationStrength * expected(value)) / (total + expectationStrength),
        ),
      }
    })
}

/** The most that a shared home says of a father and a son, and a shared home and birthday of twins, in bits. */
const mostOfHome = 3
const mostOfTwins = 9

export function makePairScorer(
  people: PeopleTable,
  model: Model,
  rarities: readonly Rarity[],
  compare: ComparePeople = makeComparePeople(people),
): PairScorer {
  const levels = new Int8Array(fieldCount)
  const { weights, prior, u } = model
  const chanceOf = (at: number, level: number) => Math.max(1e-9, u[at]?.[level] ?? 0)
  const bitsFor = (field: FieldName, chance: number) => {
    const found = rarities.find(({ at }) => at === fieldAt[field])
    return found?.share.map(part => Math.log2(chance / part))
  }
  const topOf = (field: FieldName) => (fields[fieldAt[field]]?.levels ?? 1) - 1
  const single = (
    ['birth', 'nationality', 'insurance', 'nhs', 'phone', 'email', 'postcode', 'place'] as const
  ).flatMap(field => {
    const top = topOf(field)
    const bits = bitsFor(field, chanceOf(fieldAt[field], top))
    return bits ? [{ at: fieldAt[field], top, of: people[field].of, bits }] : []
  })
  const given = bitsFor('given', chanceOf(fieldAt.given, topOf('given')))
  const family = bitsFor('family', chanceOf(fieldAt.family, topOf('family')))
  const { postcode: wherePostcode, place: wherePlace } = chancesOfWhere(u[fieldAt.where])
  const postcode = bitsFor('postcode', wherePostcode)
  const place = bitsFor('place', wherePlace)
  const company = makeNameCompany(people)
  const equal = topOf('given')

  const shared = [fieldAt.where, fieldAt.postcode, fieldAt.place, fieldAt.phone]
  /** Bits too many where two rows of one family name may be two people of one household. */
  const householdBits = (rarity: (at: number) => number): number => {
    if ((levels[fieldAt.family] ?? -1) < nameLevels.close) return 0
    const bitsAt = (at: number) =>
      Math.max(0, ((levels[at] ?? -1) < 0 ? 0 : (weights[at]?.[levels[at] ?? 0] ?? 0)) + rarity(at))
    const home = shared.reduce((total, at) => total + bitsAt(at), 0)
    const given = levels[fieldAt.given] ?? -1
    const unlike = given >= 0 && given <= nameLevels.faint
    const otherAge = levels[fieldAt.birth] === 0
    if (unlike) return Math.max(0, home + bitsAt(fieldAt.birth) - mostOfTwins)
    return otherAge ? Math.max(0, home - mostOfHome) : 0
  }

  /** Calls `use` with the bits that equal values are worth beyond their level, by field. */
  const rarityAt = new Float64Array(fieldCount)
  const eachRarity = (i: number, j: number, use: (at: number, bits: number) => void): void => {
    rarityAt.fill(0)
    eachValue(i, j, (at, bits) => {
      rarityAt[at] = (rarityAt[at] ?? 0) + bits
      use(at, bits)
    })
    const household = householdBits(at => rarityAt[at] ?? 0)
    if (household > 0) use(fieldAt.household, -household)
  }

  const eachValue = (i: number, j: number, use: (at: number, bits: number) => void): void => {
    const [gi, gj] = [people.given[i] ?? -1, people.given[j] ?? -1]
    const [fi, fj] = [people.family[i] ?? -1, people.family[j] ?? -1]
    if (levels[fieldAt.exchange] === 1 || levels[fieldAt.single] === 1) {
      // The name stands in two columns: it is as common as where it is more common.
      const both = (name: number) => Math.min(given?.[name] ?? 0, family?.[name] ?? 0)
      if (levels[fieldAt.given] === equal && gi === fj) use(fieldAt.given, both(gi))
      if (levels[fieldAt.family] === equal && fi === gj) use(fieldAt.family, both(fi))
    } else {
      if (given && levels[fieldAt.given] === equal && gi === gj) use(fieldAt.given, given[gi] ?? 0)
      if (family && levels[fieldAt.family] === equal && fi === fj)
        use(fieldAt.family, family[fi] ?? 0)
      if (
        (levels[fieldAt.given] ?? -1) >= nameLevels.close &&
        (levels[fieldAt.family] ?? -1) >= nameLevels.close
      ) {
        const bits = Math.max(company(gi, fi), company(gj, fj))
        if (bits > 0) use(fieldAt.company, -bits)
      }
    }
    for (const { at, top, of, bits } of single)
      if (levels[at] === top && of[i] === of[j]) use(at, bits[of[i] ?? 0] ?? 0)
    const where = levels[fieldAt.where] ?? -1
    if (where < 0) return
    // Of two that depend on each other only the first that is equal counts by its rarity.
    if (where >= topOf('postcode') * placeSteps) {
      if (postcode) use(fieldAt.where, postcode[people.postcode.of[i] ?? 0] ?? 0)
    } else if (where === topOf('place') && place)
      use(fieldAt.where, place[people.place.of[i] ?? 0] ?? 0)
  }

  let sum = 0
  const addUp = (_: number, bits: number) => {
    sum += bits
  }
  return {
    weigh: (i, j) => {
      compare(i, j, levels)
      sum = prior
      for (let at = 0; at < fieldCount; at++) {
        const level = levels[at] ?? -1
        if (level >= 0) sum += weights[at]?.[level] ?? 0
      }
      eachRarity(i, j, addUp)
      return sum
    },
    explain: (i, j) => {
      compare(i, j, levels)
      const addends: Addend[] = [{ field: 'prior', level: -1, bits: prior, rarity: false }]
      fields.forEach(({ name }, at) => {
        const level = levels[at] ?? -1
        if (level >= 0)
          addends.push({ field: name, level, bits: weights[at]?.[level] ?? 0, rarity: false })
      })
      eachRarity(i, j, (at, bits) => {
        const field = fields[at]?.name ?? 'given'
        addends.push({ field, level: levels[at] ?? -1, bits, rarity: true })
      })
      return { weight: addends.reduce((total, { bits }) => total + bits, 0), addends }
    },
  }
}

/** How often two strangers' postcodes, and their places, are equal, where both are known. */
function chancesOfWhere(u: Float64Array | undefined): { postcode: number; place: number } {
  let [postcode, place] = [1e-9, 1e-9]
  u?.forEach((part, level) => {
    if (level >= 5 * placeSteps) postcode += part
    if (level % placeSteps === placeSteps - 1) place += part
  })
  return { postcode, place }
}
