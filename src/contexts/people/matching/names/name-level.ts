import { editDistance } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { shareGroup } from './short-names.ts'
import type { WordOfName } from './word-of-name.ts'

/** How alike two names are, the higher the more; each step says something of its own. */
export const nameLevels = {
  unlike: 0,
  faint: 1,
  start: 2,
  alike: 3,
  close: 4,
  kin: 5,
  equal: 6,
} as const

export type NameLevel = (typeof nameLevels)[keyof typeof nameLevels]

/**
 * Compares two names of one kind: equal; kin (short forms, spellings); one slip apart; alike in letters or sound;
 * the same start or one of several words; faintly alike; unlike.
 */
export function nameLevel(a: WordOfName, b: WordOfName): NameLevel {
  if (a.solid === b.solid) return nameLevels.equal
  if (a.groups.length > 0 && b.groups.length > 0 && shareGroup(a.groups, b.groups))
    return nameLevels.kin
  const [x, y] = [a.solid, b.solid]
  if (a.words.length > 1 || b.words.length > 1) {
    const shared = a.words.some(word => word.length > 2 && b.words.includes(word))
    if (shared) return nameLevels.close
  }
  // No likeness that counts is possible where few letters are shared.
  const shorter = Math.min(x.length, y.length)
  if (shorter === 0) return nameLevels.unlike
  const bound = boundOnLikeness(a.letters, x.length, b.letters, y.length)
  if (bound < leastBound) return nameLevels.unlike
  if (shorter >= 3 && Math.abs(x.length - y.length) <= 1 && editDistance(x, y, 1) <= 1)
    return nameLevels.close
  const likeness = jaroWinkler(x, y)
  if (shorter >= 3 && likeness >= 0.93) return nameLevels.close
  if (likeness >= 0.86 || (likeness >= 0.7 && soundsAlike(a, b))) return nameLevels.alike
  if (x[0] === y[0] && (shorter === 1 || x.startsWith(y) || y.startsWith(x)))
    return nameLevels.start
  return likeness >= 0.75 ? nameLevels.faint : nameLevels.unlike
}

/** Whether two names sound the same, by double metaphone or by the consonants of the respelled name. */
export function soundsAlike(a: WordOfName, b: WordOfName): boolean {
  const [first] = a.sounds
  return (
    (first !== undefined && first === b.sounds[0]) || (a.bones.length > 1 && a.bones === b.bones)
  )
}

/** How many bits are set. */
export function bitsIn(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** An upper bound on Jaro–Winkler from the letters that each has and the other has not. */
export function boundOnLikeness(
  lettersA: number,
  lengthA: number,
  lettersB: number,
  lengthB: number,
): number {
  const [la, lb] = [Math.min(31, lengthA), Math.min(31, lengthB)]
  const met = Math.min(la - bitsIn(lettersA & ~lettersB), lb - bitsIn(lettersB & ~lettersA))
  if (met <= 0) return 0
  const jaro = (met / la + met / lb + 1) / 3
  return jaro + 0.4 * (1 - jaro)
}

/** Below this bound no two names are of any level but unlike, unless they are kin or share a word. */
export const leastBound = 0.7
