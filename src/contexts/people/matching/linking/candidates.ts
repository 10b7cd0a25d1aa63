import { makeBlockingKeys } from './blocking-keys.ts'
import type { PeopleTable } from './people-table.ts'

/** Rows that may be the same person as a row, each pair met once, from its lower row. */
export type Candidates = {
  /** Calls `use` with each later row to compare `row` with. */
  of: (row: number, use: (other: number) => void) => void
  /** About how many pairs that makes. */
  expected: number
}

/** How many candidates are looked at in all, at most, and for each row where there are many rows. */
const mostInAll = 3_000_000
const mostForRow = 40

/** Few enough rows are all compared with each other. */
const allPairsUpTo = 1500

export function findCandidates(people: PeopleTable): Candidates {
  const { count } = people
  if (count <= allPairsUpTo)
    return {
      of: (row, use) => {
        for (let other = row + 1; other < count; other++) use(other)
      },
      expected: (count * (count - 1)) / 2,
    }
  const groups = groupRows(people)
  const shared = new Float32Array(count)
  const touched = new Int32Array(count)
  const visit = (row: number, least: number, use: (other: number) => void): number => {
    let met = 0
    for (let at = groups.rowStart[row] ?? 0; at < (groups.rowStart[row + 1] ?? 0); at++) {
      let place = groups.places[at] ?? 0
      const weight = groups.weights[place] ?? 0
      // The last row of a group is written as its complement.
      while ((groups.members[place] ?? -1) >= 0) {
        const next = groups.members[++place] ?? -1
        const other = next < 0 ? ~next : next
        if (shared[other] === 0) touched[met++] = other
        shared[other] = (shared[other] ?? 0) + weight
      }
    }
    let used = 0
    for (let at = 0; at < met; at++) {
      const other = touched[at] ?? 0
      if ((shared[other] ?? 0) >= least) {
        used++
        use(other)
      }
      shared[other] = 0
    }
    return used
  }
  const { least, expected } = findLeast(count, visit, shared)
  return { of: (row, use) => void visit(row, least, use), expected }

  function findLeast(
    rows: number,
    walk: (row: number, least: number, use: (other: number) => void) => number,
    weights: Float32Array,
  ): { least: number; expected: number } {
    const most = Math.max(mostForRow, mostInAll / rows)
    const step = Math.max(1, Math.floor(rows / 2000))
    const found: number[] = []
    let looked = 0
    for (let row = 0; row < rows; row += step) {
      looked++
      walk(row, 0, other => found.push(weights[other] ?? 0))
    }
    const allowed = Math.floor(most * looked)
    const forAll = rows / Math.max(1, looked)
    if (found.length <= allowed) return { least: 0, expected: found.length * forAll }
    const sorted = Float32Array.from(found).sort()
    return { least: sorted[found.length - allowed] ?? 0, expected: allowed * forAll }
  }
}

type Groups = {
  /** Rows by group, ascending, the last of each group as its complement. */
  members: Int32Array
  /** What sharing the group says, in bits, by the place of its first member. */
  weights: Uint8Array
  rowStart: Int32Array
  /** Where each row stands in `members`. */
  places: Int32Array
}

/** Groups beyond this say too little to be looked at; smaller where that would be too much work. */
const largestGroup = 400
const mostVisitsForRow = 400

function groupRows(people: PeopleTable): Groups {
  const { count } = people
  const entries = sortedEntries(people)
  const sizes = new Float64Array(largestGroup + 1)
  eachGroup(entries, (from, to) => {
    const size = to - from
    if (size > 1 && size <= largestGroup) sizes[size] = (sizes[size] ?? 0) + 1
  })
  let cap = 1
  let visits = 0
  while (cap < largestGroup) {
    visits += ((sizes[cap + 1] ?? 0) * (cap + 1) * cap) / 2
    if (visits > mostVisitsForRow * count) break
    cap++
  }
  let total = 0
  const rowCounts = new Int32Array(count + 1)
  eachGroup(entries, (from, to) => {
    if (to - from >= 2 && to - from <= cap) total += to - from
  })
  const members = new Int32Array(total)
  const weights = new Uint8Array(total)
  let place = 0
  eachGroup(entries, (from, to) => {
    const size = to - from
    if (size < 2 || size > cap) return
    const weight = Math.max(1, Math.round(4 * Math.log2(count / size)))
    for (let at = from; at < to; at++) {
      const row = (entries[at] ?? 0) % rowRoom
      weights[place] = weight
      members[place++] = at === to - 1 ? ~row : row
      rowCounts[row + 1] = (rowCounts[row + 1] ?? 0) + 1
    }
  })
  for (let row = 0; row < count; row++)
    rowCounts[row + 1] = (rowCounts[row + 1] ?? 0) + (rowCounts[row] ?? 0)
  const next = rowCounts.slice()
  const places = new Int32Array(total)
  for (let at = 0; at < total; at++) {
    const member = members[at] ?? 0
    const row = member < 0 ? ~member : member
    const slot = next[row] ?? 0
    places[slot] = at
    next[row] = slot + 1
  }
  return { members, weights, rowStart: rowCounts, places }
}

/** Room for row numbers below a key of 32 bits in one double: 2^53 in all. */
const rowRoom = 2_097_152

/** Every key of every row as `key × 2^21 + row`, ascending, each once. Sorted in parts, which is quicker. */
function sortedEntries(people: PeopleTable): Float64Array {
  const { count } = people
  const keysOf = makeBlockingKeys(people)
  const ends = new Int32Array(257)
  for (let row = 0; row < count; row++)
    keysOf(row, key => {
      const part = (key >>> 24) + 1
      ends[part] = (ends[part] ?? 0) + 1
    })
  for (let part = 0; part < 256; part++) ends[part + 1] = (ends[part + 1] ?? 0) + (ends[part] ?? 0)
  const entries = new Float64Array(ends[256] ?? 0)
  const next = ends.slice()
  for (let row = 0; row < count; row++)
    keysOf(row, key => {
      const part = key >>> 24
      const place = next[part] ?? 0
      entries[place] = (key >>> 0) * rowRoom + row
      next[part] = place + 1
    })
  let length = 0
  for (let part = 0; part < 256; part++) {
    const slice = entries.subarray(ends[part] ?? 0, ends[part + 1] ?? 0).sort()
    for (const entry of slice)
      if (length === 0 || entries[length - 1] !== entry) entries[length++] = entry
  }
  return entries.subarray(0, length)
}

function eachGroup(entries: Float64Array, use: (from: number, to: number) => void): void {
  let from = 0
  let key = Math.floor((entries[0] ?? 0) / rowRoom)
  for (let at = 1; at <= entries.length; at++) {
    const other = at < entries.length ? Math.floor((entries[at] ?? 0) / rowRoom) : -1
    if (other === key) continue
    use(from, at)
    from = at
    key = other
  }
}
