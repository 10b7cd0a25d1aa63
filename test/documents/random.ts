/** A seeded source of choices: the same seed gives the same document. */
export type Random = {
  /** 0 ≤ n < 1. */
  next: () => number
  /** A whole number, both ends included. */
  int: (low: number, high: number) => number
  /** True with this probability. */
  chance: (probability: number) => boolean
  pick: <T>(from: readonly T[]) => T
  shuffle: <T>(from: readonly T[]) => T[]
  /** `count` different elements, in random order. */
  sample: <T>(from: readonly T[], count: number) => T[]
}

/** Mulberry32: small, fast and good enough to vary documents. */
export function seededRandom(seed: number): Random {
  let state = (seed * 2654435761) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[Math.floor(next() * from.length)]
    if (chosen === undefined) throw new Error('Nothing to choose from')
    return chosen
  }
  const shuffle = <T>(from: readonly T[]): T[] => {
    const out = [...from]
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      const a = out[i] as T
      out[i] = out[j] as T
      out[j] = a
    }
    return out
  }
  return {
    next,
    int,
    pick,
    shuffle,
    chance: probability => next() < probability,
    sample: (from, count) => shuffle(from).slice(0, count),
  }
}
