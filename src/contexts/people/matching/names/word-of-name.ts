import { foldName } from './fold.ts'
import { groupsOf } from './short-names.ts'
import { soundOf } from './sound.ts'

/** A name with everything that comparing needs, worked out once. */
export type WordOfName = {
  /** Folded. */
  text: string
  /** Folded, without spaces. */
  solid: string
  /** The folded words, where there are several. */
  words: readonly string[]
  sounds: readonly string[]
  bones: string
  groups: readonly number[]
  /** Which letters it has, as bits. */
  letters: number
}

const known = new Map<string, WordOfName>()

/** Everything about a name, kept for the next time: names come again and again. */
export function wordOfName(name: string): WordOfName {
  const kept = known.get(name)
  if (kept) return kept
  const text = foldName(name)
  // Most names are told apart by their letters: how they sound is worked out when it is asked for.
  let heard: { sounds: readonly string[]; bones: string } | undefined
  const hear = () => {
    if (heard) return heard
    const { first, second, bones } = soundOf(text)
    heard = { sounds: [...new Set([first, second])].filter(sound => sound !== ''), bones }
    return heard
  }
  const word: WordOfName = {
    text,
    solid: text.replaceAll(' ', ''),
    words: text === '' ? [] : text.split(' '),
    get sounds() {
      return hear().sounds
    },
    get bones() {
      return hear().bones
    },
    groups: groupsOf(text),
    letters: lettersOf(text),
  }
  if (known.size >= 200_000) known.clear()
  known.set(name, word)
  return word
}

/** The letters of a folded text as bits: 26 for the alphabet, the rest shared by everything else. */
export function lettersOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97)
    else if (code !== 32) bits |= 1 << (26 + (code & 3))
  }
  return bits
}
