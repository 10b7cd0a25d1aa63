/** Chance that comes out the same for the same seed and number. */
export type Chance = {
  /** At least 0 and below 1. */
  share: () => number
  /** A whole number, at least 0 and below `count`. */
  below: (count: number) => number
  /** True in so many of a hundred cases. */
  percent: (hundredths: number) => boolean
  pick: <T>(list: readonly [T, ...T[]]) => T
  /** Sixteen bytes of a UUID version 7 (RFC 9562) for an instant in milliseconds. */
  id: (at: number) => Buffer
}

/** Chance of its own for each number (of a person), so that they can be made in any order and side by side. */
export function seededRandom(seed: number, number: number): Chance {
  // sfc32 by Chris Doty-Humphrey (public domain, PractRand): four words, so that no two people share a sequence.
  let a = seed | 0
  let b = (seed / 0x100000000) | 0
  let c = number | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  const below = (count: number) => Math.floor((next() / 0x100000000) * count)
  return {
    share: () => next() / 0x100000000,
    below,
    percent: hundredths => (next() / 0x100000000) * 100 < hundredths,
    pick: list => list[below(list.length)] ?? list[0],
    id: at => {
      const bytes = Buffer.allocUnsafe(16)
      bytes.writeUIntBE(at, 0, 6)
      bytes.writeUInt32BE(next(), 4 + 2)
      bytes.writeUInt32BE(next(), 8 + 2)
      bytes.writeUInt16BE(next() & 0xffff, 14)
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
      return bytes
    },
  }
}

/** A list of which the first come up most often, as names do: the chance of a rank is 1 / (rank + flat). */
export function frequentFirst<T>(list: readonly [T, ...T[]], flat: number): (chance: Chance) => T {
  const sums = new Float64Array(list.length)
  let sum = 0
  for (let rank = 0; rank < list.length; rank++) {
    sum += 1 / (rank + flat)
    sums[rank] = sum
  }
  return chance => {
    const wanted = chance.share() * sum
    let [low, high] = [0, list.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return list[low] ?? list[0]
  }
}

/** The words of a text, for lists that are long. */
export function wordsOf(text: string): [string, ...string[]] {
  const [first = '', ...rest] = text.trim().split(/\s+/)
  return [first, ...rest]
}
