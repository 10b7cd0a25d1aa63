import { editDistance } from '../names/edit-distance.ts'
import { readPostcode } from '../names/identifiers.ts'
import { makeDictionary } from './dictionary.ts'
import { makePairMemory } from './pair-memory.ts'

/**
 * Compares postcodes by their numbers: 5 equal, 4 one edit, 3 same sector, 2 same district, 1 same area, 0 else; -1
 * where one is missing.
 */
export function makeComparePostcodes(texts: readonly string[]): (a: number, b: number) => number {
  const parts = makeDictionary()
  const split = texts.map(readPostcode)
  const number = (part: string) => (part === '' ? -1 : parts.numberOf(part))
  const sector = Int32Array.from(split, ({ sector: part }) => number(part))
  const district = Int32Array.from(split, ({ outward }) => number(outward))
  const area = Int32Array.from(split, ({ area: part }) => number(part))
  const memory = makePairMemory(16)

  const compare = (a: number, b: number): number => {
    const [x, y] = [texts[a] ?? '', texts[b] ?? '']
    if (editDistance(x, y, 1) <= 1) return 4
    if (sector[a] === sector[b]) return 3
    const british = (district[a] ?? -1) >= 0 && (district[b] ?? -1) >= 0
    if (british && district[a] === district[b]) return 2
    if (!british && editDistance(x, y, 2) <= 2) return 2
    return area[a] === area[b] ? 1 : 0
  }
  return (a, b) => {
    if (a < 0 || b < 0) return -1
    return a === b ? 5 : memory.get(a, b, compare)
  }
}
