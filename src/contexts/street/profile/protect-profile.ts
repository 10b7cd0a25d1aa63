import type { DisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import {
  type Cell,
  protectCells,
  type Shown,
  type Sum,
} from '../../../platform/disclosure/protect-cells.ts'

/** How many people a profile has in a row of a table. */
export type ProfileCount = { dimension: string; code: string; people: number }

/** A table of the profile: which rows it has, and whether each person is in exactly one of them. */
export type TableShape = {
  dimension: string
  codes: readonly string[]
  adds: boolean
  /** What it says is sensitive: no group of fewer than ten is shown. */
  sensitive: boolean
}

export type ProtectedProfile = {
  all: Shown
  tables: ReadonlyMap<string, ReadonlyMap<string, Shown>>
}

/** Counts are rounded to it, and a number that is shown moves only when at least so many people more or fewer are in it. */
export const step = 5
const leastSensitive = 10

type Kept = { count: number; shown: Shown }

/**
 * A profile as it may leave, by way of those before it (`chain`, in order, the last one is shown). Counts are hidden where
 * they are small (none at all is small) and rounded to five, and a number that is shown stays as it is until at least five people more or fewer
 * are in its row, so that comparing two profiles never speaks of one person. Where that could leave a number standing
 * that has become too small, it is not shown to begin with: a group is shown from four above the smallest that may be.
 */
export function protectProfile(
  chain: readonly (readonly ProfileCount[])[],
  shapes: readonly TableShape[],
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues'>,
): ProtectedProfile {
  let kept = new Map<string, Kept>()
  for (const counts of chain) kept = follow(kept, counts, shapes, rule)
  const at = (dimension: string, code: string): Shown =>
    kept.get(`${dimension} ${code}`)?.shown ?? 'suppressed'
  return {
    all: at('all', 'all'),
    tables: new Map(
      shapes.map(({ dimension, codes }) => [
        dimension,
        new Map(codes.map(code => [code, at(dimension, code)])),
      ]),
    ),
  }
}

function follow(
  before: ReadonlyMap<string, Kept>,
  counts: readonly ProfileCount[],
  shapes: readonly TableShape[],
  { threshold, intervalValues }: Pick<DisclosureRule, 'threshold' | 'intervalValues'>,
): Map<string, Kept> {
  const of = (dimension: string, code: string) =>
    counts.find(one => one.dimension === dimension && one.code === code)?.people ?? 0
  const all = of('all', 'all')
  const now = new Map<string, Kept>()
  const keep = (key: string, count: number, shown: Shown) => {
    const was = before.get(key)
    const stays = was !== undefined && Math.abs(count - was.count) < step
    now.set(key, stays ? was : { count, shown })
  }
  for (const { dimension, codes, adds, sensitive } of shapes) {
    const smallest = Math.max(threshold, sensitive ? leastSensitive : 0) + step - 1
    const shown = protectTable(
      codes.map(code => of(dimension, code)),
      all,
      adds,
      {
        threshold: smallest,
        intervalValues,
        roundTo: step,
      },
    )
    codes.forEach((code, index) => {
      const count = of(dimension, code)
      // Also none at all: from none to somebody is the step that says most.
      const toShow = count < smallest ? 'suppressed' : (shown[index] ?? 'suppressed')
      keep(`${dimension} ${code}`, count, toShow)
    })
  }
  const smallest = Math.max(threshold, leastSensitive) + step - 1
  const total: Shown = all < smallest ? 'suppressed' : Math.round(all / step) * step
  keep('all all', all, total)
  return now
}

/** One table with everybody as its total; where people can be in several rows, with everybody else beside each row. */
function protectTable(
  rows: readonly number[],
  all: number,
  adds: boolean,
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>,
): Shown[] {
  const cells: Cell[] = [{ count: all, total: true }, ...rows.map(count => ({ count }))]
  const sums: Sum[] = adds
    ? [{ total: 0, parts: rows.map((_, index) => index + 1) }]
    : rows.map((count, index) => {
        const others = cells.push({ count: all - count, unprinted: true }) - 1
        return { total: 0, parts: [index + 1, others] }
      })
  return protectCells(cells, rows.length > 0 ? sums : [], rule).slice(1, rows.length + 1)
}
