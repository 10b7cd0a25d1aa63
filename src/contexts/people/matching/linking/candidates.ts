import { makeBlockingKeys } from './blocking-keys.ts'
import { makeGrowingNumbers } from './dictionary.ts'
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
  const kept = collectGroups(people)
  const rowStart = new Int32Array(count + 1)
  for (const member of kept.members) {
    const row = member < 0 ? ~member : member
    rowStart[row + 1] = (rowStart[row + 1] ?? 0) + 1
  }
  for (let row = 0; row < count; row++)
    rowStart[row + 1] = (rowStart[row + 1] ?? 0) + (rowStart[row] ?? 0)
  const next = rowStart.slice()
  const places = new Int32Array(kept.members.length)
  kept.members.forEach((member, at) => {
    const row = member < 0 ? ~member : member
    const slot = next[row] ?? 0
    places[slot] = at
    next[row] = slot + 1
  })
  return { ...kept, rowStart, places }
}

/** The groups that are small enough, which is found out on the way: more groups never allow larger ones. */
function collectGroups(people: PeopleTable): { members: Int32Array; weights: Uint8Array } {
  const { count } = people
  const sizes = new Float64Array(largestGroup + 1)
  const members = makeGrowingNumbers()
  let cap = largestGroup
  eachPartOfEntries(people, entries => {
    eachGroup(entries, (from, to) => {
      const size = to - from
      if (size < 2 || size > cap) return
      sizes[size] = (sizes[size] ?? 0) + 1
      for (let at = from; at < to; at++) {
        const row = (entries[at] ?? 0) % rowRoom
        members.push(at === to - 1 ? ~row : row)
      }
    })
    cap = capOf(sizes, count)
  })
  return withoutLarge(members.done(), cap, count)
}

/** The largest size of which, with all below it, there is not too much to visit. */
function capOf(sizes: Float64Array, count: number): number {
  let cap = 1
  let visits = 0
  while (cap < largestGroup) {
    visits += ((sizes[cap + 1] ?? 0) * (cap + 1) * cap) / 2
    if (visits > mostVisitsForRow * count) break
    cap++
  }
  return cap
}

/** Moves the groups up to a size to the front, and weighs them. */
function withoutLarge(
  members: Int32Array,
  cap: number,
  count: number,
): { members: Int32Array; weights: Uint8Array } {
  const weights = new Uint8Array(members.length)
  let length = 0
  let from = 0
  for (let at = 0; at < members.length; at++) {
    if ((members[at] ?? 0) >= 0) continue
    const size = at + 1 - from
    if (size <= cap) {
      weights.fill(Math.max(1, Math.round(4 * Math.log2(count / size))), length, length + size)
      members.copyWithin(length, from, at + 1)
      length += size
    }
    from = at + 1
  }
  return { members: members.subarray(0, length), weights: weights.subarray(0, length) }
}

/** Room for row numbers below a key of 32 bits in one double: 2^53 in all. */
const rowRoom = 2_097_152

/** How many entries are sorted at a time, about: each time costs making all keys anew. */
const mostEntries = 8_000_000

/**
 * Calls `use` with the keys of all rows as `key × 2^21 + row`, ascending, each once, in parts that no key is in two of.
 * Parts are sorted within, which is quicker, and few at a time, which takes less memory.
 */
function eachPartOfEntries(people: PeopleTable, use: (entries: Float64Array) => void): void {
  const { count } = people
  const keysOf = makeBlockingKeys(people)
  const starts = new Int32Array(257)
  for (let row = 0; row < count; row++)
    keysOf(row, key => {
      const part = (key >>> 24) + 1
      starts[part] = (starts[part] ?? 0) + 1
    })
  for (let part = 0; part < 256; part++)
    starts[part + 1] = (starts[part + 1] ?? 0) + (starts[part] ?? 0)
  const batches = Math.max(1, Math.ceil((starts[256] ?? 0) / mostEntries))
  const step = Math.ceil(256 / batches)
  const sizeOf = (from: number) => (starts[Math.min(256, from + step)] ?? 0) - (starts[from] ?? 0)
  let most = 0
  for (let from = 0; from < 256; from += step) most = Math.max(most, sizeOf(from))
  const entries = new Float64Array(most)
  for (let from = 0; from < 256; from += step) {
    const to = Math.min(256, from + step)
    const ends = starts.slice(from, to + 1).map(start => start - (starts[from] ?? 0))
    const next = ends.slice()
    for (let row = 0; row < count; row++)
      keysOf(row, key => {
        const part = (key >>> 24) - from
        if (part < 0 || part >= to - from) return
        const place = next[part] ?? 0
        entries[place] = (key >>> 0) * rowRoom + row
        next[part] = place + 1
      })
    use(sortParts(entries, ends))
  }
}

/** Sorts each part, and leaves out what is there twice. */
function sortParts(entries: Float64Array, ends: Int32Array): Float64Array {
  let length = 0
  for (let part = 0; part + 1 < ends.length; part++) {
    const slice = entries.subarray(ends[part] ?? 0, ends[part + 1] ?? 0).sort()
    for (const entry of slice)
      if (length === 0 || entries[length - 1] !== entry) entries[length++] = entry
  }
  return entries.subarray(0, length)
}

function eachGroup(entries: Float64Array, use: (from: number, to: number) => void): void {
  if (entries.length === 0) return
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
