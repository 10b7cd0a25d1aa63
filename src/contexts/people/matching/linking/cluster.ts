/** Edges of weight above nothing, as three columns of equal length. */
export type Edges = { from: Int32Array; to: Int32Array; weight: Float32Array }

const mostInGroup = 200
const least = -3
const [lowest, highest] = [-12, 14]

/**
 * Groups rows by average link: edges are taken from the strongest; two groups join where the mean weight of all pairs
 * across them is not below -3, pairs that were never candidates being weighed then. Answers the group of each row, by
 * its first row.
 */
export function clusterRows(
  count: number,
  edges: Edges,
  weigh: (i: number, j: number) => number,
): Int32Array {
  const order = joining(edges.weight)
  order.sort(
    (a, b) =>
      (edges.weight[b] ?? 0) - (edges.weight[a] ?? 0) ||
      (edges.from[a] ?? 0) - (edges.from[b] ?? 0) ||
      (edges.to[a] ?? 0) - (edges.to[b] ?? 0),
  )
  const group = new Int32Array(count)
  for (let row = 0; row < count; row++) group[row] = row
  const members: (number[] | undefined)[] = []
  const membersOf = (root: number) => members[root] ?? [root]
  const refused = new Set<number>()
  for (const at of order) {
    const [a, b] = [group[edges.from[at] ?? 0] ?? 0, group[edges.to[at] ?? 0] ?? 0]
    if (a === b) continue
    const [root, other] = a < b ? [a, b] : [b, a]
    const [large, small] = [membersOf(root), membersOf(other)]
    if (large.length + small.length > mostInGroup) continue
    // Groups only grow: the same two of the same sizes were refused before.
    const key = (root * count + other) * 256 + ((large.length * 16 + small.length) % 256)
    if (refused.has(key)) continue
    let sum = 0
    for (const i of large)
      for (const j of small) sum += Math.max(lowest, Math.min(highest, weigh(i, j)))
    if (sum < least * large.length * small.length) {
      refused.add(key)
      continue
    }
    const joined = [...large, ...small]
    members[root] = joined
    members[other] = undefined
    for (const row of small) group[row] = root
  }
  return group
}

/** The places of the edges that speak for a join. Counted first: a list of all places would be large. */
function joining(weights: Float32Array): Uint32Array {
  let count = 0
  for (const weight of weights) if (weight > 0) count++
  const places = new Uint32Array(count)
  let next = 0
  weights.forEach((weight, at) => {
    if (weight > 0) places[next++] = at
  })
  return places
}
