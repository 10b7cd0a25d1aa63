import { perMillion } from '../names/frequent-names.ts'
import { hashText, mixHash } from '../names/hash.ts'
import type { PeopleTable, TextColumn, WordsColumn } from './people-table.ts'

/** The rows to match, in an order of their own, without those that say the same as another and say enough. */
export type Twins = {
  /** The table of the rows that are left, one of each set of twins. */
  people: PeopleTable
  /** Which row of that table stands for each row. */
  place: Int32Array
  /** Which row each row of that table is. */
  row: Int32Array
}

/** Bits beyond the number of rows that a row must hold before its like is taken for the same person. */
const margin = 10

/**
 * Puts rows in the order of what they say, so that the order of a file changes nothing, and takes out those that are the
 * same as another in every column, where what they hold is too rare in the population for two people: a name and a day of
 * birth are, a name alone is not. A list that somebody pasted twice then neither slows the matching nor makes rare names
 * look frequent.
 */
export function takeOutTwins(people: PeopleTable): Twins {
  const { count } = people
  const enough = Math.log2(count + 1) + margin
  const keys = keysOf(people)
  const order = Uint32Array.from(keys.keys()).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
  )
  const place = new Int32Array(count)
  const kept = new Int32Array(count)
  let length = 0
  let first = -1
  for (const row of order) {
    const twin = first >= 0 && keys[first] === keys[row] && sameRows(people, first, row)
    if (twin && bitsOf(people, row) >= enough) {
      place[row] = place[first] ?? 0
      continue
    }
    if (!twin) first = row
    place[row] = length
    kept[length++] = row
  }
  const row = kept.slice(0, length)
  return { people: pickRows(people, row), place, row }
}

const textColumns = [
  'birth',
  'sex',
  'nationality',
  'insurance',
  'nhs',
  'phone',
  'email',
  'postcode',
  'place',
] as const

/** A number for what each row says, the same whatever the order of the file: 52 bits. */
function keysOf(people: PeopleTable): Float64Array {
  const hashes = (texts: readonly string[]) => Int32Array.from(texts, hashText)
  const names = hashes(people.names.map(name => name.text))
  const columns = [
    { of: people.given, hash: names },
    { of: people.family, hash: names },
    ...textColumns.map(column => ({ of: people[column].of, hash: hashes(people[column].texts) })),
  ]
  const { start, words } = people.others
  return Float64Array.from({ length: people.count }, (_, row) => {
    let [one, two] = [7, 11]
    const add = (hash: number) => {
      one = mixHash(Math.imul(one, 31) + hash)
      two = mixHash(Math.imul(two, 37) ^ hash)
    }
    for (const { of, hash } of columns) {
      const value = of[row] ?? -1
      add(value < 0 ? 0 : (hash[value] ?? 0))
    }
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) add(names[words[at] ?? 0] ?? 0)
    return (one >>> 0) * 1_048_576 + (two >>> 12)
  })
}

function sameRows(people: PeopleTable, a: number, b: number): boolean {
  if (people.given[a] !== people.given[b] || people.family[a] !== people.family[b]) return false
  if (textColumns.some(column => people[column].of[a] !== people[column].of[b])) return false
  const { start, words } = people.others
  const length = (start[a + 1] ?? 0) - (start[a] ?? 0)
  if (length !== (start[b + 1] ?? 0) - (start[b] ?? 0)) return false
  for (let at = 0; at < length; at++)
    if (words[(start[a] ?? 0) + at] !== words[(start[b] ?? 0) + at]) return false
  return true
}

/** How rare a row is in the population, whatever the file: bits of its names, its day of birth and its numbers. */
function bitsOf(people: PeopleTable, row: number): number {
  const name = (kind: 'given' | 'family') => {
    const number = people[kind][row] ?? -1
    return number < 0 ? 0 : -Math.log2(perMillion(kind, people.names[number]?.text ?? '') / 1e6)
  }
  const date = people.dates[people.birth.of[row] ?? -1] ?? 0
  let bits = name('given') + name('family')
  bits += date === 0 ? 0 : date % 100 !== 0 ? 14 : date % 10000 !== 0 ? 9 : 5
  for (const column of ['insurance', 'nhs', 'phone', 'email'] as const)
    if ((people[column].of[row] ?? -1) >= 0) bits += 18
  if ((people.postcode.of[row] ?? -1) >= 0) bits += 8
  return bits
}

function pickRows(people: PeopleTable, rows: Int32Array): PeopleTable {
  const pick = (of: Int32Array) => rows.map(row => of[row] ?? -1)
  const column = (of: TextColumn): TextColumn => ({ ...of, of: pick(of.of) })
  const words = ({ start, words: all, used }: WordsColumn): WordsColumn => {
    const starts = new Int32Array(rows.length + 1)
    rows.forEach((row, at) => {
      starts[at + 1] = (starts[at] ?? 0) + (start[row + 1] ?? 0) - (start[row] ?? 0)
    })
    const picked = new Int32Array(starts[rows.length] ?? 0)
    rows.forEach((row, at) => {
      picked.set(all.subarray(start[row], start[row + 1]), starts[at])
    })
    return { start: starts, words: picked, used }
  }
  return {
    ...people,
    count: rows.length,
    given: pick(people.given),
    family: pick(people.family),
    others: words(people.others),
    placeWords: words(people.placeWords),
    birth: column(people.birth),
    sex: column(people.sex),
    nationality: column(people.nationality),
    insurance: column(people.insurance),
    nhs: column(people.nhs),
    phone: column(people.phone),
    email: column(people.email),
    postcode: column(people.postcode),
    place: column(people.place),
  }
}
