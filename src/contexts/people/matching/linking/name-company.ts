import type { PeopleTable } from './people-table.ts'

/**
 * How many bits oftener a given and a family name go together than if they had nothing to do with each other: Andrei
 * Popa is not as rare as all Andreis and all Popas would make it. Never below 0.
 */
export type NameCompany = (given: number, family: number) => number

const [firstSteps, secondSteps, lastSteps] = [48, 12, 200]
/** How many steps the expectation that names have nothing to do with each other counts as. */
const expectation = 12
const most = 6

/**
 * Walks from a given name to family names that it goes with, from there to other given names, and from those to the
 * family name in question. Neither name is stepped on between, so that one person with many rows does not make their own
 * name look frequent.
 */
export function makeNameCompany(people: PeopleTable): NameCompany {
  const { given, family, names } = people
  const ofGiven = rowsByName(given, names.length)
  const ofFamily = rowsByName(family, names.length)
  const reached = new Float64Array(names.length)
  const known = new Map<number, number>()
  const countOf = ({ start }: RowsByName, name: number) =>
    (start[name + 1] ?? 0) - (start[name] ?? 0)
  let rows = 0
  for (const name of family) if (name >= 0) rows++

  const walk = (v: number, w: number): number => {
    const share = countOf(ofFamily, w) / rows
    const touched: number[] = []
    let steps = 0
    eachOf(ofGiven, v, firstSteps, row => {
      const f = family[row] ?? -1
      if (f < 0 || f === w) return
      steps++
      const weight = 1 / Math.min(secondSteps, countOf(ofFamily, f))
      eachOf(ofFamily, f, secondSteps, other => {
        const g = given[other] ?? -1
        if (g < 0 || g === v) return
        if (reached[g] === 0) touched.push(g)
        reached[g] = (reached[g] ?? 0) + weight
      })
    })
    let met = 0
    eachOf(ofFamily, w, lastSteps, row => {
      const g = given[row] ?? -1
      if (g >= 0 && reached[g] !== 0) met += (reached[g] ?? 0) / countOf(ofGiven, g)
    })
    for (const g of touched) reached[g] = 0
    // What was met is a sum over the first steps, on a sample of the rows of the family name.
    const seen = met * Math.max(1, countOf(ofFamily, w) / lastSteps)
    const together = (seen + expectation * share) / (steps + expectation)
    return Math.max(0, Math.min(most, Math.log2(together / share)))
  }

  return (v, w) => {
    if (v < 0 || w < 0 || countOf(ofGiven, v) < 4 || countOf(ofFamily, w) < 4) return 0
    const key = v * 67_108_864 + w
    const before = known.get(key)
    if (before !== undefined) return before
    const bits = walk(v, w)
    known.set(key, bits)
    return bits
  }
}

type RowsByName = { start: Int32Array; rows: Int32Array }

function rowsByName(of: Int32Array, names: number): RowsByName {
  const start = new Int32Array(names + 1)
  for (const name of of) if (name >= 0) start[name + 1] = (start[name + 1] ?? 0) + 1
  for (let name = 0; name < names; name++)
    start[name + 1] = (start[name + 1] ?? 0) + (start[name] ?? 0)
  const next = start.slice()
  const rows = new Int32Array(start[names] ?? 0)
  of.forEach((name, row) => {
    if (name < 0) return
    const at = next[name] ?? 0
    rows[at] = row
    next[name] = at + 1
  })
  return { start, rows }
}

/** Calls `use` with up to `limit` rows of a name, evenly spread. */
function eachOf(
  { start, rows }: RowsByName,
  name: number,
  limit: number,
  use: (row: number) => void,
): void {
  const [from, to] = [start[name] ?? 0, start[name + 1] ?? 0]
  const step = Math.max(1, (to - from) / limit)
  for (let at = from; at < to; at += step) use(rows[Math.floor(at)] ?? 0)
}
