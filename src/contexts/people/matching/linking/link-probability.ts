import type { PairScorer } from './score-pairs.ts'

/** A pair that was looked at: the probability that its rows are one person (0.5 decides), and its own weight. */
export type LinkedPair = { a: number; b: number; probability: number; weight: number }

/** Pairs less probable than this are not told. */
const leastTold = 0.05
/** Of groups larger than this each row is told only with the first: all pairs would be too many for anybody. */
const mostPaired = 400

const [lowest, highest] = [-12, 14]
const clip = (weight: number) => Math.max(lowest, Math.min(highest, weight))

// Weights add up as if fields were independent, which they are not quite: a bit says a little less than a bit.
const belief = 0.9
/** Bits that standing in one group speaks for a pair: no pair in it may contradict much. */
const ofGroup = 2

const probabilityOf = (weight: number) => Math.min(0.9999, 1 / (1 + 2 ** -(belief * weight)))

/**
 * Gives every pair of one group and every other pair worth telling, ascending by row. The grouping weighed all pairs of
 * a group together, so what the rest of the group says counts too: two rows that hardly agree may both agree with a
 * third. Pairs of one group are therefore 0.5 or more, others less.
 */
export function eachPair(
  groups: Int32Array,
  edges: { from: Int32Array; to: Int32Array; weight: Float32Array },
  scorer: PairScorer,
  use: (pair: LinkedPair) => void,
): void {
  const members = new Map<number, number[]>()
  groups.forEach((group, row) => {
    if (group !== row) {
      const known = members.get(group)
      if (known) known.push(row)
      else members.set(group, [group, row])
    }
  })
  const rest = edgesBetweenGroups(groups, edges)
  for (let row = 0; row < groups.length; row++) {
    if (groups[row] === row) {
      const rows = members.get(row)
      if (rows) pairsOfGroup(rows, scorer, use)
    }
    for (const { to, weight } of rest.get(row) ?? []) {
      const probability = Math.min(0.49, probabilityOf(weight))
      if (probability >= leastTold) use({ a: row, b: to, probability, weight })
    }
  }
}

function edgesBetweenGroups(
  groups: Int32Array,
  { from, to, weight }: { from: Int32Array; to: Int32Array; weight: Float32Array },
): Map<number, { to: number; weight: number }[]> {
  const found = new Map<number, { to: number; weight: number }[]>()
  from.forEach((one, at) => {
    const [a, b] = [Math.min(one, to[at] ?? 0), Math.max(one, to[at] ?? 0)]
    const bits = weight[at] ?? 0
    if (groups[a] === groups[b] || probabilityOf(bits) < leastTold) return
    const known = found.get(a)
    if (known) known.push({ to: b, weight: bits })
    else found.set(a, [{ to: b, weight: bits }])
  })
  for (const edges of found.values()) edges.sort((x, y) => x.to - y.to)
  return found
}

function pairsOfGroup(
  rows: readonly number[],
  scorer: PairScorer,
  use: (pair: LinkedPair) => void,
): void {
  const size = rows.length
  if (size > mostPaired) {
    const [a = 0, ...others] = rows
    for (const b of others) {
      const weight = scorer.weigh(a, b)
      use({ a, b, weight, probability: Math.max(0.5, probabilityOf(weight + ofGroup)) })
    }
    return
  }
  const weights = new Float32Array(size * size)
  const support = new Float32Array(size)
  for (let x = 0; x < size; x++)
    for (let y = x + 1; y < size; y++) {
      const weight = scorer.weigh(rows[x] ?? 0, rows[y] ?? 0)
      weights[x * size + y] = weight
      support[x] = (support[x] ?? 0) + clip(weight)
      support[y] = (support[y] ?? 0) + clip(weight)
    }
  for (let x = 0; x < size; x++)
    for (let y = x + 1; y < size; y++) {
      const weight = weights[x * size + y] ?? 0
      const shared = Math.min(support[x] ?? 0, support[y] ?? 0) / (size - 1)
      const evidence = Math.max(weight, (weight + shared) / 2, size > 2 ? shared : lowest)
      const probability = Math.max(0.5, probabilityOf(evidence + ofGroup))
      use({ a: rows[x] ?? 0, b: rows[y] ?? 0, weight, probability })
    }
}
