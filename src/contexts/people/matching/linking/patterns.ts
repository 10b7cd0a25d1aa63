import { fieldCount, fields } from './fields.ts'

/** How often each combination of levels occurs. */
export type Patterns = {
  add: (levels: Int8Array) => void
  /** Calls `use` with each combination and its count. */
  each: (use: (levels: Int8Array, count: number) => void) => void
  total: () => number
}

// One more than the levels, for missing.
const radixes = fields.map(({ levels }) => levels + 1)

export function makePatterns(): Patterns {
  const places = new Map<number, number>()
  const counts: number[] = []
  const kept: Int8Array[] = []
  let total = 0
  return {
    add: levels => {
      let code = 0
      for (let at = 0; at < fieldCount; at++)
        code = code * (radixes[at] ?? 1) + (levels[at] ?? -1) + 1
      total++
      const place = places.get(code)
      if (place === undefined) {
        places.set(code, counts.length)
        counts.push(1)
        kept.push(levels.slice())
      } else counts[place] = (counts[place] ?? 0) + 1
    },
    each: use => {
      kept.forEach((levels, at) => {
        use(levels, counts[at] ?? 0)
      })
    },
    total: () => total,
  }
}
