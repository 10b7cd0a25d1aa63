import { wordsOf } from '../reading/assembly/words.ts'

/** Two texts that say nearly the same. `score` from 0 to 1. */
export type LikePair = { a: number; b: number; score: number }

/**
 * Pairs of texts that are at least `least` alike, by their letters three at a time (Dice). Only texts that share one of
 * their rarer words are compared, so that thousands take no longer than they must.
 */
export function likePairs(texts: readonly string[], least: number): LikePair[] {
  const words = texts.map(text => [...new Set(wordsOf(text))])
  const holders = new Map<string, number[]>()
  for (const [index, own] of words.entries())
    for (const word of own) {
      const list = holders.get(word)
      if (list) list.push(index)
      else holders.set(word, [index])
    }
  const howMany = (word: string) => holders.get(word)?.length ?? 0
  const grams = texts.map(trigrams)
  const pairs: LikePair[] = []
  for (const [a, own] of words.entries()) {
    const rare = own.toSorted((one, other) => howMany(one) - howMany(other)).slice(0, rarest(own))
    const others = new Set<number>()
    for (const word of rare)
      for (const b of (holders.get(word) ?? []).slice(0, 200)) if (b > a) others.add(b)
    for (const b of others) {
      const score = dice(grams[a], grams[b], least)
      if (score >= least) pairs.push({ a, b, score })
    }
  }
  return pairs.sort((one, other) => other.score - one.score || one.a - other.a)
}

/** If two texts are alike in most words, they share one of so many of either's rarest. */
function rarest(words: string[]): number {
  return Math.max(2, Math.ceil(words.length / 3))
}

/** How alike two texts are, 0 to 1. */
export function likeness(a: string, b: string): number {
  return dice(trigrams(a), trigrams(b), 0)
}

type Grams = { counts: Map<string, number>; size: number }

function trigrams(text: string): Grams {
  const plain = ` ${wordsOf(text).join(' ')} `
  const counts = new Map<string, number>()
  for (let at = 0; at + 3 <= plain.length; at += 1) {
    const gram = plain.slice(at, at + 3)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return { counts, size: Math.max(0, plain.length - 2) }
}

function dice(a: Grams | undefined, b: Grams | undefined, least: number): number {
  if (!a || !b || a.size + b.size === 0) return 0
  if ((2 * Math.min(a.size, b.size)) / (a.size + b.size) < least) return 0
  let shared = 0
  for (const [gram, count] of a.counts) shared += Math.min(count, b.counts.get(gram) ?? 0)
  return (2 * shared) / (a.size + b.size)
}
