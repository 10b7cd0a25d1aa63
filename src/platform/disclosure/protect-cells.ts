import type { DisclosureRule } from './disclosure-rule.ts'
import { type Bounds, rangeOf, type Sum } from './range-of.ts'

/** A count as it may leave: a number, or hidden. A zero is a number. */
export type Shown = number | 'suppressed'

/** A count of people, and what is known of it already. */
export type Cell = {
  count: number
  /** It is not printed, but follows from what is (everybody else of a group): protected like the others. */
  unprinted?: boolean
  /** An earlier publication showed exactly this count: hiding it hides nothing. */
  published?: boolean
  /** An earlier publication hid it: it stays hidden. */
  keptHidden?: boolean
  /** A total: hidden only where no other cell will do. */
  total?: boolean
}

export type { Sum }

// Trying to show cells again takes the square of their number.
const smallTable = 120

type Rule = Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>

/**
 * Hides small counts, and as many others as it takes that none of the hidden can be worked out from what is shown. `sums`
 * says which cells add up to which (by their places in `cells`): everything that leaves together, and whatever an earlier
 * publication showed, belongs into one call, since what is not in it is not protected against. Answers with one entry for
 * each cell, unprinted ones included. Throws where the counts do not add up.
 */
export function protectCells(cells: readonly Cell[], sums: readonly Sum[], rule: Rule): Shown[] {
  checkSums(cells, sums)
  const hidden = new Set<number>()
  cells.forEach((cell, place) => {
    if (isSmall(cell.count, rule) || (cell.keptHidden && cell.count > 0)) hidden.add(place)
  })
  const queue = [...hidden]
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    // Whoever has it already cannot be kept from it.
    if (cells[place]?.published) continue
    while (countValues(cells, sums, hidden, place, rule) < rule.intervalValues) {
      const also = chooseAlso(cells, sums, hidden, place)
      if (also === undefined) break
      hidden.add(also)
      queue.push(also)
    }
  }
  if (cells.length <= smallTable) showNeedless(cells, sums, hidden, rule)
  return cells.map(({ count }, place) =>
    hidden.has(place) ? 'suppressed' : roundedCount(count, rule),
  )
}

/** The hidden cells of which too few values are left for somebody who adds up what is shown. */
function findExposed(
  cells: readonly Cell[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
  rule: Rule,
): number[] {
  return [...hidden].filter(
    place =>
      !cells[place]?.published &&
      countValues(cells, sums, hidden, place, rule) < rule.intervalValues,
  )
}

function isSmall(count: number, { threshold }: Rule): boolean {
  return count > 0 && count < threshold
}

function roundedCount(count: number, { roundTo }: Rule): number {
  return roundTo === null ? count : Math.round(count / roundTo) * roundTo
}

/** What a reader knows of a cell before adding anything up. */
function boundsOf(cell: Cell, isHidden: boolean, { threshold, roundTo }: Rule): Bounds {
  const { count } = cell
  if (cell.published) return { low: count, high: count }
  if (cell.unprinted) return { low: 0, high: Number.POSITIVE_INFINITY }
  // Zeros are never hidden, so whoever sees that something is hidden knows that it is not zero.
  if (isHidden) return { low: 1, high: Number.POSITIVE_INFINITY }
  if (roundTo === null || count === 0) return { low: count, high: count }
  const near = Math.round(count / roundTo) * roundTo
  const low = Math.max(threshold, near - Math.floor(roundTo / 2))
  return { low, high: near + Math.ceil(roundTo / 2) - 1 }
}

function countValues(
  cells: readonly Cell[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
  place: number,
  rule: Rule,
): number {
  const bounds = cells.map((cell, at) => boundsOf(cell, hidden.has(at), rule))
  const { low, high } = rangeOf(place, bounds, sums)
  return high - low + 1
}

/**
 * Which cell to hide besides. A sum in which one cell alone is hidden gives it away, so what such sums have in common goes
 * first; then the smallest, totals last.
 */
function chooseAlso(
  cells: readonly Cell[],
  sums: readonly Sum[],
  hidden: ReadonlySet<number>,
  place: number,
): number | undefined {
  const closed = (at: number) => hidden.has(at) || cells[at]?.unprinted === true
  const reached = new Set([place])
  const pinned = new Map<number, number>()
  const near = new Set<number>()
  const used = new Set<Sum>()
  for (let grew = true; grew; ) {
    grew = false
    for (const sum of sums) {
      const members = [sum.total, ...sum.parts]
      if (used.has(sum) || !members.some(at => reached.has(at))) continue
      used.add(sum)
      grew = true
      const alone = members.filter(closed).length === 1
      for (const at of members) {
        if (closed(at)) reached.add(at)
        else if (mayHide(cells[at])) {
          near.add(at)
          if (alone) pinned.set(at, (pinned.get(at) ?? 0) + 1)
        }
      }
    }
  }
  const open = pinned.size > 0 ? [...pinned.keys()] : [...near]
  return open.sort((a, b) => costOf(cells, a, pinned) - costOf(cells, b, pinned) || a - b)[0]
}

function mayHide(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.count > 0 && !cell.published && !cell.unprinted
}

function costOf(cells: readonly Cell[], place: number, pinned: Map<number, number>): number {
  const cell = cells[place]
  return (cell?.count ?? 0) - 1e6 * (pinned.get(place) ?? 0) + (cell?.total ? 1e9 : 0)
}

/** Shows again what turned out not to be needed, the dearest first. */
function showNeedless(
  cells: readonly Cell[],
  sums: readonly Sum[],
  hidden: Set<number>,
  rule: Rule,
): void {
  const also = [...hidden].filter(place => {
    const cell = cells[place]
    return cell && !cell.keptHidden && !isSmall(cell.count, rule)
  })
  const cost = (place: number) => costOf(cells, place, new Map())
  const exposed = () => findExposed(cells, sums, hidden, rule).length
  const before = exposed()
  for (const place of also.sort((a, b) => cost(b) - cost(a))) {
    hidden.delete(place)
    if (exposed() > before) hidden.add(place)
  }
}

function checkSums(cells: readonly Cell[], sums: readonly Sum[]): void {
  const at = (place: number) => {
    const cell = cells[place]
    if (!cell || !Number.isInteger(cell.count) || cell.count < 0)
      throw new Error(`There is no count at place ${place}`)
    return cell.count
  }
  for (const { total, parts } of sums) {
    const added = parts.reduce((sum, part) => sum + at(part), 0)
    if (added !== at(total)) throw new Error(`Counts add up to ${added}, not to ${at(total)}`)
  }
}
