import { createHash } from 'node:crypto'
import { lettersAndDigits } from '../reading/assembly/words.ts'
import type { ReadPlan } from '../reading/reading.ts'

/**
 * A name for each action and node that stays the same when a corrected file is read: made from its own words and those
 * of the parts above it. The second of two that say the same ends in '-2'.
 */
export function stableKeys(plan: ReadPlan): Map<string, string> {
  const keys = new Map<string, string>()
  const seen = new Map<string, number>()
  const nodes = new Map(plan.nodes.map(node => [node.id, node]))
  const pathOf = (id: string | null): string => {
    const node = id === null ? undefined : nodes.get(id)
    if (!node) return ''
    return `${pathOf(node.parent)}/${node.level}:${node.number ?? ''}:${lettersAndDigits(node.title)}`
  }
  const keep = (id: string, words: string) => {
    const short = createHash('sha256').update(words).digest('hex').slice(0, 12)
    const count = (seen.get(short) ?? 0) + 1
    seen.set(short, count)
    keys.set(id, count === 1 ? short : `${short}-${count}`)
  }
  for (const node of plan.nodes) keep(node.id, pathOf(node.id))
  for (const action of plan.actions)
    keep(action.id, `${pathOf(action.node)}|${lettersAndDigits(action.text)}`)
  return keys
}

/** The key of a fragment's own words, for what is settled about one piece of the document. */
export function textKey(text: string): string {
  return createHash('sha256').update(lettersAndDigits(text)).digest('hex').slice(0, 12)
}
