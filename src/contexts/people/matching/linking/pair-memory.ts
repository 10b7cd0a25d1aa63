/**
 * Remembers a small number for a pair of numbers below 2^26. Bounded: a pair may push out another, which is then
 * worked out again.
 */
export type PairMemory = {
  get: (a: number, b: number, make: (a: number, b: number) => number) => number
}

export function makePairMemory(bits: number): PairMemory {
  const size = 1 << bits
  const pairs = new Float64Array(size).fill(-1)
  const levels = new Int8Array(size)
  return {
    get: (a, b, make) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - bits)
      const pair = low * 67108864 + high
      if (pairs[slot] === pair) return levels[slot] ?? 0
      const level = make(low, high)
      pairs[slot] = pair
      levels[slot] = level
      return level
    },
  }
}
