/** Small comparisons of words that every stage of the reading needs. Pure. */

/** Runs of white space become one space; nothing else changes. */
export function squash(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Letters and digits only, in lower case: how quoted actions are compared. */
export function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Words of letters and digits, in lower case. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The number of single-letter changes between two words, never more than `limit` + 1. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const value = Math.min(change, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1)
      now.push(value)
      if (value < least) least = value
    }
    if (least > limit) return limit + 1
    before = now
  }
  return before[b.length] ?? 0
}

/** How alike two texts are on letters and digits alone: 1 the same, 0 nothing in common. */
export function similarity(a: string, b: string): number {
  const left = lettersAndDigits(a)
  const right = lettersAndDigits(b)
  const longest = Math.max(left.length, right.length)
  if (longest === 0) return 1
  if (left === right) return 1
  const limit = Math.floor(longest * 0.5)
  const distance = editDistance(left, right, limit)
  return distance > limit ? 0 : 1 - distance / longest
}

export function startsLower(text: string): boolean {
  return /^["'‘“(]?\p{Ll}/u.test(text.trim())
}

/** Ends as a finished sentence or as an introduction to something that is printed below it. */
export function endsSentence(text: string): boolean {
  return /[.!?:;…]["'’”)]*$/u.test(text.trim())
}

/** The first letter becomes a capital; the rest of each word as title case. */
export function titleCase(text: string): string {
  return squash(text).replace(
    /\p{L}[\p{L}'’]*/gu,
    word => (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase(),
  )
}
