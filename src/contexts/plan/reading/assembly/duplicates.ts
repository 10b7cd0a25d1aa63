import type { Question } from '../reading.ts'
import type { DraftAction } from './draft.ts'
import { lettersAndDigits, similarity, wordsOf } from './words.ts'

const enough = 0.85
const most = 200

/** Pairs of actions in nearly the same words: never merged, only asked about. Different dues are said. */
export function askAboutDuplicates(actions: DraftAction[]): Question[] {
  return findPairs(actions).map(([one, other]) => {
    const conflict =
      one.timescale.raw !== other.timescale.raw &&
      one.timescale.raw !== '' &&
      other.timescale.raw !== ''
    return {
      about: `Are these one action? ‘${clip(one.text)}’ and ‘${clip(other.text)}’`,
      why: conflict
        ? `they are worded alike, but one is due ‘${one.timescale.raw}’ and the other ‘${other.timescale.raw}’`
        : 'they are worded alike',
      key: `duplicate:${[one, other].map(action => lettersAndDigits(action.text).slice(0, 60)).join('|')}`,
      kind: 'duplicate' as const,
      targets: [one.id, other.id],
      proposal: 'unrelated',
      options: [
        { value: 'duplicates', label: 'One is a duplicate of the other' },
        { value: 'overlaps', label: 'They overlap' },
        { value: 'parallel', label: 'The same for different people or places' },
        { value: 'unrelated', label: 'Not related' },
      ],
    }
  })
}

/** Only actions that share one of their three rarest words are compared, so large plans stay quick. */
function findPairs(actions: DraftAction[]): [DraftAction, DraftAction][] {
  const counts = new Map<string, number>()
  const words = actions.map(action => [
    ...new Set(wordsOf(action.text).filter(word => word.length > 3)),
  ])
  for (const list of words) for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1)
  const places = new Map<string, number[]>()
  const pairs: [DraftAction, DraftAction][] = []
  const seen = new Set<string>()
  for (const [at, action] of actions.entries()) {
    const rare = [...(words[at] ?? [])]
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a.localeCompare(b, 'en'))
      .slice(0, 3)
    for (const word of rare) {
      const list = places.get(word) ?? []
      for (const before of list.slice(-30)) {
        const other = actions[before]
        const key = `${before}-${at}`
        if (!other || other === action || seen.has(key) || pairs.length >= most) continue
        seen.add(key)
        if (shareWords(words[before], words[at]) && alike(other, action))
          pairs.push([other, action])
      }
      list.push(at)
      places.set(word, list)
    }
  }
  return pairs
}

/** Most of the longer words are the same: quick to see, and needed before letters are compared. */
function shareWords(one: string[] = [], other: string[] = []): boolean {
  const known = new Set(one)
  const both = other.filter(word => known.has(word)).length
  return (2 * both) / Math.max(1, one.length + other.length) >= 0.65
}

function alike(one: DraftAction, other: DraftAction): boolean {
  const [short, long] = [one.text.length, other.text.length].sort((a, b) => a - b)
  if ((short ?? 0) < 15 || (short ?? 0) / (long ?? 1) < enough - 0.1) return false
  if (one.links.some(link => link.to === other.id) || other.links.some(link => link.to === one.id))
    return false
  return similarity(one.text, other.text, enough) >= enough
}

function clip(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87)}…` : text
}
