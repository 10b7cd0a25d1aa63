import { editDistance } from '../names/edit-distance.ts'
import { bitsIn } from '../names/name-level.ts'
import { lettersOf } from '../names/word-of-name.ts'
import type { PeopleTable } from './people-table.ts'

/** Compares the words of two rows' places. */
export type ComparePlaces = (i: number, j: number) => number

/**
 * Places and addresses word by word, each word weighed by its rarity in bits: 7 equal; 6 to 3 for the share of the
 * bits that are in both; 2 and 1 little shared; 0 nothing. A word may have a slip, or be two words run together.
 */
export function makeComparePlaces(people: PeopleTable): ComparePlaces {
  const { placeWords, placeTexts, place } = people
  const seen = new Float64Array(placeTexts.length)
  let rows = 0
  for (let i = 0; i < people.count; i++) {
    if ((place.of[i] ?? -1) < 0) continue
    rows++
    for (let at = placeWords.start[i] ?? 0; at < (placeWords.start[i + 1] ?? 0); at++) {
      const word = placeWords.words[at] ?? 0
      seen[word] = (seen[word] ?? 0) + 1
    }
  }
  const bits = seen.map(count => Math.log2((rows + 2) / (count + 0.5)))
  const letters = Int32Array.from(placeTexts, lettersOf)
  const met = new Uint8Array(64)

  return (i, j) => {
    if (place.of[i] === place.of[j]) return 7
    const { start, words } = placeWords
    const [fromA, toA] = [start[i] ?? 0, Math.min(start[i + 1] ?? 0, (start[i] ?? 0) + 64)]
    const [fromB, toB] = [start[j] ?? 0, Math.min(start[j + 1] ?? 0, (start[j] ?? 0) + 64)]
    let all = 0
    let shared = 0
    let left = toA - fromA
    met.fill(0, 0, toB - fromB)
    for (let b = fromB; b < toB; b++) all += bits[words[b] ?? 0] ?? 0
    let unmet = 0
    for (let a = fromA; a < toA; a++) {
      const word = words[a] ?? 0
      const weight = bits[word] ?? 0
      all += weight
      let found = false
      for (let b = fromB; b < toB && !found; b++) {
        if (words[b] !== word || met[b - fromB]) continue
        met[b - fromB] = 1
        found = true
        shared += 2 * weight
        left--
      }
      if (!found) unmet++
    }
    if (unmet > 0 && left > 0) shared += slips(fromA, toA, fromB, toB)
    const share = all === 0 ? 0 : shared / all
    if (share >= 0.85) return 6
    if (share >= 0.65) return 5
    if (share >= 0.45) return 4
    if (share >= 0.25) return 3
    if (shared >= 8) return 2
    return shared > 0 ? 1 : 0
  }

  /** Bits of the words that are nearly in both: one slip, two in long words, or run together. */
  function slips(fromA: number, toA: number, fromB: number, toB: number): number {
    const { words } = placeWords
    const several = toA - fromA > 1 || toB - fromB > 1
    let shared = 0
    for (let a = fromA; a < toA; a++) {
      const word = words[a] ?? 0
      let own = false
      for (let b = fromB; b < toB; b++) if (words[b] === word) own = true
      if (own) continue
      const text = placeTexts[word] ?? ''
      for (let b = fromB; b < toB; b++) {
        if (met[b - fromB]) continue
        const other = placeTexts[words[b] ?? 0] ?? ''
        // One slip changes two letters at most.
        const apart = bitsIn((letters[word] ?? 0) ^ (letters[words[b] ?? 0] ?? 0))
        const near = apart <= 4 && alike(text, other)
        const ran =
          !near &&
          several &&
          ((a + 1 < toA && text + (placeTexts[words[a + 1] ?? 0] ?? '') === other) ||
            (b + 1 < toB && text === other + (placeTexts[words[b + 1] ?? 0] ?? '')))
        if (!near && !ran) continue
        met[b - fromB] = 1
        shared += 0.8 * ((bits[word] ?? 0) + (bits[words[b] ?? 0] ?? 0))
        break
      }
    }
    return shared
  }
}

function alike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4 || Math.abs(a.length - b.length) > 2) return false
  const limit = shorter >= 7 ? 2 : 1
  return editDistance(a, b, limit) <= limit
}
