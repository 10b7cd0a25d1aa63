import { fieldAt, fieldCount, fields, placeSteps, unordered } from './fields.ts'
import type { Patterns } from './patterns.ts'

/** What agreement and disagreement say: the bits of each level of each field, and of any two rows at all. */
export type Model = {
  prior: number
  /** log2(m/u) by field and level. */
  weights: Float64Array[]
  m: Float64Array[]
  u: Float64Array[]
}

/** What the estimate starts from and is held to where a file says little. */
const chanceStart: Record<string, readonly number[]> = {
  given: [0.86, 0.06, 0.03, 0.03, 0.005, 0.006, 0.009],
  family: [0.915, 0.05, 0.01, 0.017, 0.003, 0.001, 0.004],
  exchange: [1, 1],
  single: [1, 1],
  other: [0.99, 0.01],
  birth: [0.93, 0.04, 0.012, 0.004, 0.009, 0.0035, 0.001, 0.0004, 0.0001],
  sex: [0.45, 0.55],
  sexToo: [0.03, 0.97],
  nationality: [0.4, 0.6],
  nationalityToo: [0.15, 0.85],
  company: [1],
  household: [1],
  insurance: [0.9997, 0.0001, 0.0001, 0.0001],
  nhs: [0.9997, 0.0001, 0.0001, 0.0001],
  phone: [0.9985, 0.0005, 0.0005, 0.0005],
  email: [0.9, 0.09, 0.008, 0.001, 0.0005, 0.0005],
  postcode: [0.85, 0.12, 0.02, 0.007, 0.001, 0.002],
  place: [0.8, 0.1, 0.04, 0.02, 0.01, 0.005, 0.005, 0.02],
  alias: [0.96, 0.03, 0.007, 0.003],
}

/** Levels at which people who are the same are expected before anything is seen. */
function matchStart(name: string, levels: number): Float64Array {
  const start = new Float64Array(levels)
  if (name === 'exchange') return Float64Array.of(0.97, 0.03)
  if (name === 'company' || name === 'household') return Float64Array.of(1)
  if (name === 'sex' || name === 'sexToo') return Float64Array.of(0.04, 0.96)
  if (name === 'nationality' || name === 'nationalityToo') return Float64Array.of(0.08, 0.92)
  if (name === 'single') return Float64Array.of(0.7, 0.3)
  if (name === 'where')
    return Float64Array.from(product(matchStart('postcode', 6), matchStart('place', placeSteps)))
  if (name === 'other') return Float64Array.of(0.5, 0.5)
  for (let level = 0; level < levels; level++) start[level] = 3 ** level
  start[levels - 1] = (start[levels - 1] ?? 0) * 3
  return normalised(start)
}

/** Strength of the expected chances, in pairs. */
const chanceStrength = 2000
const rounds = 25

/**
 * Learns from counted combinations of levels, without labels: `random` of pairs drawn from all, `likely` of the pairs
 * that share keys (`scale` pairs for each counted). Expectation–maximisation held by where it starts (an unheld one
 * drifts away on files with few matches); chances come from the random pairs.
 */
export function estimateModel(
  random: Patterns,
  likely: Patterns,
  scale: number,
  rows: number,
): Model {
  const pairs = (rows * (rows - 1)) / 2
  const start = fields.map(({ name, levels }) => matchStart(name, levels))
  const chance = fields.map(({ name }) =>
    Float64Array.from(
      name === 'where'
        ? product(chanceStart.postcode ?? [], chanceStart.place ?? [])
        : (chanceStart[name] ?? []),
    ),
  )
  let m: Float64Array[] = start.map(levels => levels.slice())
  let u: Float64Array[] = chance.map(levels => levels.slice())
  const strength = Math.max(60, rows * 0.02)
  let share = Math.min(rows, (likely.total() * scale) / 2 + 1) / Math.max(2, pairs)
  share = Math.min(0.05, share)
  const learnChance = (held: boolean) => {
    const sums = chance.map(levels => levels.map(part => part * chanceStrength))
    const prior = Math.log2(share / (1 - share))
    random.each((levels, count) => {
      let part = count
      if (held) {
        let weight = prior
        for (let at = 0; at < fieldCount; at++) weight += bits(m, u, at, levels[at] ?? -1)
        part = count / (1 + 2 ** weight)
      }
      for (let at = 0; at < fieldCount; at++) addTo(sums[at], levels[at] ?? -1, part)
    })
    u = sums.map(normalised)
    // What the names of two strangers have in common by chance is in the levels of the names already.
    u[fieldAt.exchange] = Float64Array.of(1, 1)
    u[fieldAt.single] = Float64Array.of(1, 1)
  }
  learnChance(false)
  for (let round = 0; round < rounds; round++) {
    const sums = start.map(levels => levels.map(part => part * strength))
    const prior = Math.log2(share / (1 - share))
    let matches = 0
    likely.each((levels, count) => {
      let weight = prior
      for (let at = 0; at < fieldCount; at++) weight += bits(m, u, at, levels[at] ?? -1)
      const part = (count * scale) / (1 + 2 ** -weight)
      matches += part
      for (let at = 0; at < fieldCount; at++) addTo(sums[at], levels[at] ?? -1, part)
    })
    m = sums.map(normalised)
    share = Math.min(0.5, (matches + 0.5) / (pairs + 20))
    if (round % 5 === 4) learnChance(true)
  }
  return modelOf(m, u, share)
}

/** The model of given shares of levels, with weights that never fall as the level rises. */
function modelOf(m: Float64Array[], u: Float64Array[], share: number): Model {
  const weights = fields.map(({ name, levels }, at) => {
    const raw = new Float64Array(levels)
    for (let level = 0; level < levels; level++) raw[level] = bits(m, u, at, level)
    if (name === 'where') return risingBothWays(raw)
    if (unordered.includes(name)) return raw
    return rising(
      raw,
      Float64Array.from(u[at] ?? [], (part, level) => part + (m[at]?.[level] ?? 0)),
    )
  })
  return { prior: Math.log2(share / (1 - share)), weights, m, u }
}

function bits(m: Float64Array[], u: Float64Array[], at: number, level: number): number {
  if (level < 0) return 0
  return Math.log2(Math.max(1e-9, m[at]?.[level] ?? 0) / Math.max(1e-9, u[at]?.[level] ?? 0))
}

function addTo(sums: Float64Array | undefined, level: number, part: number): void {
  if (sums && level >= 0) sums[level] = (sums[level] ?? 0) + part
}

function normalised(parts: Float64Array): Float64Array {
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map(part => part / total)
}

/** The nearest weights that never fall (neighbours that do are pooled by their mass). */
function rising(weights: Float64Array, mass: Float64Array): Float64Array {
  const blocks: { sum: number; mass: number; size: number }[] = []
  weights.forEach((weight, at) => {
    blocks.push({ sum: weight * (mass[at] ?? 0), mass: mass[at] ?? 0, size: 1 })
    for (;;) {
      const last = blocks.at(-1)
      const before = blocks.at(-2)
      if (!last || !before || before.sum / before.mass <= last.sum / last.mass) break
      before.sum += last.sum
      before.mass += last.mass
      before.size += last.size
      blocks.pop()
    }
  })
  return Float64Array.from(
    blocks.flatMap(({ sum, mass: all, size }) => Array<number>(size).fill(sum / all)),
  )
}

/** Every product of two lists of shares, the second running quicker. */
function product(first: ArrayLike<number>, second: ArrayLike<number>): number[] {
  return Array.from(first).flatMap(a => Array.from(second, b => a * b))
}

/** Weights of postcode and place that fall neither as the one rises nor as the other does. */
function risingBothWays(raw: Float64Array): Float64Array {
  const weights = raw.slice()
  for (let at = 0; at < weights.length; at++) {
    const before = at % placeSteps > 0 ? (weights[at - 1] ?? 0) : Number.NEGATIVE_INFINITY
    const below = at >= placeSteps ? (weights[at - placeSteps] ?? 0) : Number.NEGATIVE_INFINITY
    weights[at] = Math.max(weights[at] ?? 0, before, below)
  }
  return weights
}
