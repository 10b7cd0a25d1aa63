import type { DisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import {
  type Cell,
  protectCells,
  type Shown,
  type Sum,
} from '../../../platform/disclosure/protect-cells.ts'

/** How many came on the list, or left it, for one reason. */
export type Flow = { direction: 'in' | 'out'; reason: string; people: number }

/** Why people come on the list and leave it, in the order of the table. */
export const flowWords: readonly { direction: 'in' | 'out'; reason: string; label: string }[] = [
  { direction: 'in', reason: 'new', label: 'New to the list' },
  { direction: 'in', reason: 'returned-inactive', label: 'Seen again' },
  { direction: 'in', reason: 'returned-housed', label: 'Came back from housing' },
  { direction: 'in', reason: 'returned-moved-on', label: 'Came back after moving on' },
  { direction: 'in', reason: 'returned-prison', label: 'Came back from prison' },
  { direction: 'in', reason: 'returned-hospital', label: 'Came back from hospital' },
  { direction: 'in', reason: 'returned-elsewhere', label: 'Came back from elsewhere' },
  { direction: 'in', reason: 'moved-in', label: 'Came from another area' },
  { direction: 'in', reason: 'merged', label: 'Joined with, or taken apart from, another entry' },
  { direction: 'in', reason: 'put-right', label: 'Told late, or put right' },
  { direction: 'out', reason: 'housed', label: 'Housed' },
  { direction: 'out', reason: 'moved-on', label: 'Moved on' },
  { direction: 'out', reason: 'inactive', label: 'Not seen any more' },
  { direction: 'out', reason: 'prison', label: 'Went to prison' },
  { direction: 'out', reason: 'hospital', label: 'Went to hospital' },
  { direction: 'out', reason: 'elsewhere', label: 'Went elsewhere' },
  { direction: 'out', reason: 'died', label: 'Died' },
  { direction: 'out', reason: 'moved-out', label: 'Went to another area' },
  { direction: 'out', reason: 'merged', label: 'Joined with another entry' },
  { direction: 'out', reason: 'put-right', label: 'Put right' },
]

/** The list between the ends of several days in a row: what it was at each, and what happened before. */
export type Period = { active: number; flows: readonly Flow[] }

export type ShownPeriod = {
  active: Shown
  /** In the order of `flowWords`. */
  flows: Shown[]
  came: Shown
  left: Shown
}

/** What is counted, as it is: what was, and what came less what left, is what is. */
export function exactPeriods(periods: readonly Period[]): ShownPeriod[] {
  return periods.map(({ active, flows }) => {
    const counts = countsOf(flows)
    return { active, flows: counts, came: sumOf(counts, 'in'), left: sumOf(counts, 'out') }
  })
}

function countsOf(flows: readonly Flow[]): number[] {
  return flowWords.map(
    word =>
      flows.find(one => one.direction === word.direction && one.reason === word.reason)?.people ??
      0,
  )
}

function sumOf(counts: readonly number[], direction: 'in' | 'out'): number {
  return counts.reduce(
    (sum, count, at) => sum + (flowWords[at]?.direction === direction ? count : 0),
    0,
  )
}

/**
 * The same as it may leave: small counts hidden, and others with them so that neither the sums of a period nor the chain
 * from one to the next give them away.
 */
export function protectPeriods(
  periods: readonly Period[],
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>,
): ShownPeriod[] {
  const cells: Cell[] = []
  const sums: Sum[] = []
  const add = (cell: Cell) => cells.push(cell) - 1
  const places = exactPeriods(periods).map(({ active, flows, came, left }, number) => {
    const place = {
      active: add({ count: active as number }),
      flows: flows.map(count => (number === 0 ? -1 : add({ count: count as number }))),
      came: number === 0 ? -1 : add({ count: came as number, total: true }),
      left: number === 0 ? -1 : add({ count: left as number, total: true }),
    }
    return place
  })
  for (const [number, place] of places.entries()) {
    const before = places[number - 1]
    if (!before) continue
    const partsOf = (direction: 'in' | 'out') =>
      place.flows.filter((_, at) => flowWords[at]?.direction === direction)
    sums.push({ total: place.came, parts: partsOf('in') })
    sums.push({ total: place.left, parts: partsOf('out') })
    // Whoever was there or came is there or left.
    const everybody = add({
      count: (cells[before.active]?.count ?? 0) + (cells[place.came]?.count ?? 0),
      unprinted: true,
    })
    sums.push({ total: everybody, parts: [before.active, place.came] })
    sums.push({ total: everybody, parts: [place.active, place.left] })
  }
  const shown = protectCells(cells, sums, rule)
  const at = (place: number): Shown => shown[place] ?? 0
  return places.map(place => ({
    active: at(place.active),
    flows: place.flows.map(at),
    came: at(place.came),
    left: at(place.left),
  }))
}
