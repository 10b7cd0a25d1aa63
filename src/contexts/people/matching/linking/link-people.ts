import { findCandidates } from './candidates.ts'
import { clusterRows } from './cluster.ts'
import { makeComparePeople } from './compare-people.ts'
import { makeGrowingNumbers } from './dictionary.ts'
import { estimateModel, type Model } from './estimate.ts'
import { fieldCount } from './fields.ts'
import { leastWeightTold } from './link-probability.ts'
import { makePatterns } from './patterns.ts'
import type { PeopleTable } from './people-table.ts'
import { makeRandom } from './random.ts'
import { findRarities, makePairScorer, type PairScorer } from './score-pairs.ts'
import { takeOutTwins } from './twins.ts'

/** Which rows are the same person, as far as a file can say. */
export type Linkage = {
  /** The group of each row, named by its first row. */
  groups: Int32Array
  model: Model
  scorer: PairScorer
  /** Pairs that were weighed above the least weight worth telling, each once, lower row first. */
  edges: { from: Int32Array; to: Int32Array; weight: Float32Array }
}

export type LinkProgress = (stage: string, share: number) => void

const seed = 20_261_122
const mostRandomPairs = 200_000
/** How many candidates the estimate looks at. */
const mostSampled = 1_000_000

/** Links the rows of a table without labels and with one setting for every file. The same rows give the same answer. */
export function linkPeople(all: PeopleTable, progress: LinkProgress = () => {}): Linkage {
  const { people, place, row } = takeOutTwins(all)
  const linkage = linkDifferent(people, progress)
  const { groups, edges, scorer, model } = linkage
  const at = (of: number) => place[of] ?? 0
  return {
    model,
    groups: namedByFirst(place.map(kept => groups[kept] ?? 0)),
    edges: { from: renamed(edges.from, row), to: renamed(edges.to, row), weight: edges.weight },
    scorer: {
      weigh: (i, j) => scorer.weigh(at(i), at(j)),
      explain: (i, j) => scorer.explain(at(i), at(j)),
    },
  }
}

/** Puts the row of a file in the place of each row, without a copy: edges are many. */
function renamed(rows: Int32Array, names: Int32Array): Int32Array {
  for (let at = 0; at < rows.length; at++) rows[at] = names[rows[at] ?? 0] ?? 0
  return rows
}

/** Groups by the first of their rows. */
function namedByFirst(groups: Int32Array): Int32Array {
  const first = new Int32Array(groups.length).fill(-1)
  return groups.map((group, row) => {
    if ((first[group] ?? -1) < 0) first[group] = row
    return first[group] ?? row
  })
}

/** Whole 1024ths of a bit as bits, in the same memory. */
function asWeights(parts: Int32Array<ArrayBuffer>): Float32Array {
  const weights = new Float32Array(parts.buffer, parts.byteOffset, parts.length)
  for (let at = 0; at < parts.length; at++) weights[at] = (parts[at] ?? 0) / 1024
  return weights
}

function linkDifferent(people: PeopleTable, progress: LinkProgress): Linkage {
  const { count } = people
  const compare = makeComparePeople(people)
  const levels = new Int8Array(fieldCount)
  progress('Looking for rows that may be the same person', 0)
  const candidates = findCandidates(people)

  const random = makePatterns()
  const draw = makeRandom(seed)
  const pairs = (count * (count - 1)) / 2
  for (let drawn = Math.min(mostRandomPairs, pairs); drawn > 0; drawn--) {
    const i = Math.floor(draw() * count)
    const j = Math.floor(draw() * (count - 1))
    compare(i, j >= i ? j + 1 : j, levels)
    random.add(levels)
  }

  progress('Learning what agreement says', 0)
  const likely = makePatterns()
  const step = Math.max(1, Math.floor(candidates.expected / mostSampled))
  for (let row = 0; row < count; row += step) {
    candidates.of(row, other => {
      compare(row, other, levels)
      likely.add(levels)
    })
    if (row % 4096 < step) progress('Learning what agreement says', row / count)
  }
  const model = estimateModel(random, likely, step, count)

  const scorer = makePairScorer(
    people,
    model,
    findRarities(people, () => 1),
    compare,
  )
  const from = makeGrowingNumbers()
  const to = makeGrowingNumbers()
  const bits = makeGrowingNumbers()
  for (let row = 0; row < count; row++) {
    candidates.of(row, other => {
      const weight = scorer.weigh(row, other)
      if (weight < leastWeightTold) return
      from.push(row)
      to.push(other)
      bits.push(Math.round(weight * 1024))
    })
    if (row % 4096 === 0) progress('Comparing', row / count)
  }
  progress('Grouping', 0)
  const edges = {
    from: from.done(),
    to: to.done(),
    weight: asWeights(bits.done()),
  }
  const groups = clusterRows(count, edges, scorer.weigh)
  return { groups, model, scorer, edges }
}
