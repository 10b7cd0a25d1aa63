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

/** Pairs of less weight are told by nobody and group nothing; a little lower for what rounding does. */
export const leastWeightTold = -Math.log2(1 / leastTold - 1) / belief - 0.01

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
  const nextOf = nextInGroup(groups)
  const rest = edgesBetweenGroups(groups, edges)
  for (let row = 0; row < groups.length; row++) {
    if (groups[row] === row && (nextOf[row] ?? -1) >= 0) {
      const rows: number[] = []
      for (let member = row; member >= 0; member = nextOf[member] ?? -1) rows.push(member)
      pairsOfGroup(rows, scorer, use)
    }
    for (const at of rest.of(row)) {
      const weight = edges.weight[at] ?? 0
      const b = Math.max(edges.from[at] ?? 0, edges.to[at] ?? 0)
      use({ a: row, b, probability: Math.min(0.49, probabilityOf(weight)), weight })
    }
  }
}

/** The next row of the same group for each row, -1 after the last. */
function nextInGroup(groups: Int32Array): Int32Array {
  const next = new Int32Array(groups.length).fill(-1)
  const last = Int32Array.from(groups.keys())
  groups.forEach((group, row) => {
    if (group === row) return
    next[last[group] ?? 0] = row
    last[group] = row
  })
  return next
}

/** Which edges between two groups are worth telling, by their lower row, each row's by the higher. */
function edgesBetweenGroups(
  groups: Int32Array,
  { from, to, weight }: { from: Int32Array; to: Int32Array; weight: Float32Array },
): { of: (row: number) => Int32Array } {
  const start = new Int32Array(groups.length + 1)
  const lower = (at: number) => Math.min(from[at] ?? 0, to[at] ?? 0)
  const higher = (at: number) => Math.max(from[at] ?? 0, to[at] ?? 0)
  const isTold = (at: number) =>
    groups[from[at] ?? 0] !== groups[to[at] ?? 0] && probabilityOf(weight[at] ?? 0) >= leastTold
  for (let at = 0; at < from.length; at++)
    if (isTold(at)) start[lower(at) + 1] = (start[lower(at) + 1] ?? 0) + 1
  for (let row = 0; row < groups.length; row++)
    start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0)
  const places = new Int32Array(start[groups.length] ?? 0)
  const next = start.slice()
  for (let at = 0; at < from.length; at++) {
    if (!isTold(at)) continue
    const row = lower(at)
    places[next[row] ?? 0] = at
    next[row] = (next[row] ?? 0) + 1
  }
  return {
    of: row => places.subarray(start[row], start[row + 1]).sort((x, y) => higher(x) - higher(y)),
  }
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
