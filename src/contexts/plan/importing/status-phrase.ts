import type { ReadAction } from '../reading/reading.ts'

const saysHowFar =
  /\b(complete[ds]?|completion|considered complete|ongoing|on-?going|in progress|under way|underway|has begun|started|not (yet )?(begun|started)|no longer|delayed|on hold|paused|achieved|in place|no progress|partly|partially)\b/i

/**
 * The sentence of a row that speaks of how far the action is, as a quote to decide by; null where none does. It is never
 * turned into a status or colour by itself.
 */
export function statusPhrase(
  action: Pick<ReadAction, 'situation' | 'notes' | 'nextSteps'>,
): string | null {
  for (const text of [action.situation, action.notes, action.nextSteps]) {
    const sentences = (text ?? '').split(/(?<=[.!?])\s+|\n/)
    const found = sentences.find(sentence => saysHowFar.test(sentence))
    if (found) return found.length > 200 ? `${found.slice(0, 200)}…` : found
  }
  return null
}
