import { boundOnLikeness, leastBound, nameLevel, nameLevels } from '../names/name-level.ts'
import { shareGroup } from '../names/short-names.ts'
import { compareBirth } from './compare-birth.ts'
import { makeComparePlaces } from './compare-place.ts'
import { makeComparePostcodes } from './compare-postcode.ts'
import { compareCode, compareEmail, comparePhone } from './compare-text.ts'
import { fieldAt, fieldCount, placeSteps } from './fields.ts'
import { makePairMemory } from './pair-memory.ts'
import type { PeopleTable, TextColumn } from './people-table.ts'

/** Writes the level of each field for two rows; -1 where either has nothing to compare. */
export type ComparePeople = (i: number, j: number, levels: Int8Array) => void

/** The comparison of any two rows of a table. Levels are symmetric. */
export function makeComparePeople(people: PeopleTable): ComparePeople {
  const { names, given, family, others, dates } = people
  const memoryBits = Math.max(12, Math.min(18, Math.ceil(Math.log2(people.count + 1)) + 3))
  const likeGiven = makePairMemory(memoryBits)
  const likeFamily = makePairMemory(memoryBits)
  const newYear = newYearStandsForUnknown(people)
  const nobody = { text: '', solid: '', words: [], sounds: [], bones: '', groups: [], letters: 0 }
  const wordOf = (name: number) => names[name] ?? nobody

  const levelOfGiven = (a: number, b: number) => nameLevel(wordOf(a), wordOf(b))
  // Short forms are of given names: a family name Jack is not a John.
  const levelOfFamily = (a: number, b: number) => {
    const [x, y] = [wordOf(a), wordOf(b)]
    const level = nameLevel(x, y)
    return level === nameLevels.kin ? nameLevel({ ...x, groups: [] }, y) : level
  }
  // Most pairs of names have too few letters in common to be worth a closer look.
  const letters = Int32Array.from(names, name => name.letters)
  const lengths = Uint8Array.from(names, name => Math.min(31, name.solid.length))
  const several = Uint8Array.from(names, name => Number(name.words.length > 1))
  const grouped = Uint8Array.from(names, name => Number(name.groups.length > 0))
  const cannotBeLike = (a: number, b: number) =>
    !several[a] &&
    !several[b] &&
    boundOnLikeness(letters[a] ?? 0, lengths[a] ?? 0, letters[b] ?? 0, lengths[b] ?? 0) < leastBound
  const givenLevel = (a: number, b: number) =>
    a < 0 || b < 0
      ? -1
      : a === b
        ? nameLevels.equal
        : !(grouped[a] && grouped[b]) && cannotBeLike(a, b)
          ? nameLevels.unlike
          : likeGiven.get(a, b, levelOfGiven)
  const familyLevel = (a: number, b: number) =>
    a < 0 || b < 0
      ? -1
      : a === b
        ? nameLevels.equal
        : cannotBeLike(a, b)
          ? nameLevels.unlike
          : likeFamily.get(a, b, levelOfFamily)

  const columns: { at: number; column: TextColumn; compare: (a: string, b: string) => number }[] = [
    { at: fieldAt.insurance, column: people.insurance, compare: compareCode },
    { at: fieldAt.nhs, column: people.nhs, compare: compareCode },
    { at: fieldAt.phone, column: people.phone, compare: comparePhone },
    { at: fieldAt.email, column: people.email, compare: compareEmail },
  ].filter(({ column }) => column.used)
  const comparePlaces = people.place.used ? makeComparePlaces(people) : undefined
  const comparePostcodes = makeComparePostcodes(people.postcode.texts)
  const rarity = others.used ? rarityOfOthers(people) : undefined

  const hasOther = (row: number, name: number): boolean => {
    if (name < 0) return false
    const word = wordOf(name)
    for (let at = others.start[row] ?? 0; at < (others.start[row + 1] ?? 0); at++) {
      const other = others.words[at] ?? -1
      if (other === name) return true
      const { groups, solid } = wordOf(other)
      if (groups.length > 0 && word.groups.length > 0 && shareGroup(groups, word.groups))
        return true
      if (word.words.length > 1 && word.words.includes(solid)) return true
    }
    return false
  }
  const hasOthers = (row: number) => (others.start[row] ?? 0) < (others.start[row + 1] ?? 0)

  const aliasLevel = (i: number, j: number): number => {
    if (!rarity || !hasOthers(i) || !hasOthers(j)) return -1
    let bits = 0
    for (let a = others.start[i] ?? 0; a < (others.start[i + 1] ?? 0); a++) {
      const word = others.words[a] ?? -1
      for (let b = others.start[j] ?? 0; b < (others.start[j + 1] ?? 0); b++)
        if (others.words[b] === word) bits += rarity[word] ?? 0
    }
    return bits > 12 ? 3 : bits > 8 ? 2 : bits > 0 ? 1 : 0
  }

  return (i, j, levels) => {
    for (let at = 0; at < fieldCount; at++) levels[at] = -1
    // Plain variables: a list for each pair of forty a row costs.
    const gi = given[i] ?? -1
    const gj = given[j] ?? -1
    const fi = family[i] ?? -1
    const fj = family[j] ?? -1
    let givens = givenLevel(gi, gj)
    let families = familyLevel(fi, fj)
    const namesHeld = Number(gi >= 0) + Number(gj >= 0) + Number(fi >= 0) + Number(fj >= 0)
    const bothNamed = (gi >= 0 || fi >= 0) && (gj >= 0 || fj >= 0)
    const turned = namesHeld === 4 ? fieldAt.exchange : fieldAt.single
    if (bothNamed && givens < nameLevels.close && families < nameLevels.close) {
      const x = givenLevel(gi, fj)
      const y = givenLevel(gj, fi)
      const bothLike = x >= 3 && y >= 3 && Math.max(x, y) >= 5
      const oneLike = (x >= 4 && y < 0) || (y >= 4 && x < 0)
      const gain = Math.max(x, 0) + Math.max(y, 0) - Math.max(givens, 0) - Math.max(families, 0)
      if (gain > 2 && (bothLike || oneLike)) {
        givens = x
        families = y
        levels[turned] = 1
      } else levels[turned] = 0
    } else if (bothNamed) levels[turned] = 0
    if (others.used && (hasOthers(i) || hasOthers(j)) && levels[turned] !== 1) {
      // A name that does not fit may be the other name of the other.
      const tryGiven = givens < nameLevels.alike
      const tryFamily = families < nameLevels.alike
      const givenFits = tryGiven && (hasOther(i, gj) || hasOther(j, gi))
      const familyFits = tryFamily && (hasOther(i, fj) || hasOther(j, fi))
      if (tryGiven || tryFamily) levels[fieldAt.other] = Number(givenFits || familyFits)
      if (givenFits) givens = -1
      if (familyFits) families = -1
    }
    levels[fieldAt.given] = givens
    levels[fieldAt.family] = families
    const alike = givens >= nameLevels.close
    same(people.sex, i, j, alike ? fieldAt.sexToo : fieldAt.sex, levels)
    const oneAlike = alike || families >= nameLevels.close
    same(people.nationality, i, j, oneAlike ? fieldAt.nationalityToo : fieldAt.nationality, levels)
    const bi = people.birth.of[i] ?? -1
    const bj = people.birth.of[j] ?? -1
    if (bi >= 0 && bj >= 0)
      levels[fieldAt.birth] = compareBirth(dates[bi] ?? 0, dates[bj] ?? 0, newYear)
    for (const { at, column, compare } of columns) {
      const a = column.of[i] ?? -1
      const b = column.of[j] ?? -1
      if (a >= 0 && b >= 0) levels[at] = compare(column.texts[a] ?? '', column.texts[b] ?? '')
    }
    const place =
      comparePlaces && (people.place.of[i] ?? -1) >= 0 && (people.place.of[j] ?? -1) >= 0
        ? comparePlaces(i, j)
        : -1
    const postcode = comparePostcodes(people.postcode.of[i] ?? -1, people.postcode.of[j] ?? -1)
    if (place >= 0 && postcode >= 0) levels[fieldAt.where] = postcode * placeSteps + place
    else {
      levels[fieldAt.place] = place
      levels[fieldAt.postcode] = postcode
    }
    levels[fieldAt.alias] = aliasLevel(i, j)
  }
}

function same(column: TextColumn, i: number, j: number, at: number, levels: Int8Array): void {
  const a = column.of[i] ?? -1
  const b = column.of[j] ?? -1
  if (a >= 0 && b >= 0) levels[at] = Number(a === b)
}

/** Bits that sharing a word of other names is worth: how few rows have it. */
function rarityOfOthers(people: PeopleTable): Float64Array {
  const counts = new Float64Array(people.names.length)
  let rows = 0
  for (let i = 0; i < people.count; i++) {
    const [from, to] = [people.others.start[i] ?? 0, people.others.start[i + 1] ?? 0]
    if (to > from) rows++
    for (let at = from; at < to; at++) {
      const word = people.others.words[at] ?? 0
      counts[word] = (counts[word] ?? 0) + 1
    }
  }
  return counts.map(count => Math.log2((rows + 2) / (count + 1)))
}

/** Whether 1 January is so frequent in a file that it must stand for a day that nobody knew. */
function newYearStandsForUnknown({ birth, dates }: PeopleTable): boolean {
  let [whole, newYear] = [0, 0]
  for (const number of birth.of) {
    const date = number < 0 ? 0 : (dates[number] ?? 0)
    if (date % 100 === 0) continue
    whole++
    if (date % 10000 === 101) newYear++
  }
  return newYear > 20 && newYear > whole * 0.02
}
