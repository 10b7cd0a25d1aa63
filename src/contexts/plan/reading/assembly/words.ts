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
  const far = a.length + b.length
  let before = Array.from({ length: b.length + 1 }, () => far)
  for (let j = 0; j <= Math.min(b.length, limit); j++) before[j] = j
  for (let i = 1; i <= a.length; i++) {
    // Cells further than the limit from the diagonal cannot lie on a short enough path.
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    const now = Array.from({ length: b.length + 1 }, () => far)
    if (i <= limit) now[0] = i
    let least = now[0] ?? far
    for (let j = from; j <= to; j++) {
      const change = (before[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const value = Math.min(change, (before[j] ?? far) + 1, (now[j - 1] ?? far) + 1)
      now[j] = value
      if (value < least) least = value
    }
    if (least > limit) return limit + 1
    before = now
  }
  return Math.min(before[b.length] ?? far, limit + 1)
}

/** How alike two texts are on letters and digits alone: 1 the same, 0 less than `least` alike. */
export function similarity(a: string, b: string, least = 0.5): number {
  const left = lettersAndDigits(a)
  const right = lettersAndDigits(b)
  const longest = Math.max(left.length, right.length)
  if (longest === 0) return 1
  if (left === right) return 1
  const limit = Math.floor(longest * (1 - least))
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
