import { lettersAndDigits, similarity, wordsOf } from './words.ts'

/** Action texts by their letters and digits, and by word, so that a quotation is found quickly. */
export type TextIndex = {
  texts: string[]
  keys: Map<string, number[]>
  words: Map<string, number[]>
}

export function indexTexts(texts: string[]): TextIndex {
  const keys = new Map<string, number[]>()
  const words = new Map<string, number[]>()
  texts.forEach((text, at) => {
    const key = lettersAndDigits(text)
    keys.set(key, [...(keys.get(key) ?? []), at])
    for (const word of new Set(wordsOf(text))) {
      const list = words.get(word)
      if (list) list.push(at)
      else words.set(word, [at])
    }
  })
  return { texts, keys, words }
}

/** The text a quotation means: the same letters and digits, else at least 0.8 alike; never the text `not`. */
export function findText(index: TextIndex, quote: string, not: number): number | undefined {
  const exact = index.keys.get(lettersAndDigits(quote))?.find(at => at !== not)
  if (exact !== undefined) return exact
  let best: { at: number; score: number } | undefined
  for (const at of sharingWords(index, quote)) {
    if (at === not) continue
    const text = index.texts[at] ?? ''
    const score = startsNear(text, quote) ? 0.9 : similarity(text, quote)
    if (score >= 0.8 && score > (best?.score ?? 0)) best = { at, score }
  }
  return best?.at
}

/** The texts that share most words with the quotation, at most ten. */
function sharingWords(index: TextIndex, quote: string): number[] {
  const counts = new Map<number, number>()
  for (const word of new Set(wordsOf(quote))) {
    const list = index.words.get(word) ?? []
    if (list.length > 500) continue
    for (const at of list) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 10)
    .map(([at]) => at)
}

/** One text is the beginning of the other, and long enough to mean it. */
export function startsNear(text: string, quote: string): boolean {
  const left = lettersAndDigits(text)
  const right = lettersAndDigits(quote)
  const shorter = Math.min(left.length, right.length)
  return shorter >= 25
    ? left.startsWith(right) || right.startsWith(left)
    : shorter > 3 && left === right
}
