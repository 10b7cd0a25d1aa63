import type { PlanField } from '../reading.ts'
import { readLabels } from './labels.ts'
import { isDue } from './profile.ts'
import { squash } from './words.ts'

/** What a bracket at the end of a list item says: '(Lead: Housing Options, by March 2026)'. */
export type Trailing = { text: string; fields: { field: PlanField; text: string }[] }

/** Undefined when any part of the bracket is neither labelled nor a due date: then it belongs to the text. */
export function readTrailingLabels(text: string): Trailing | undefined {
  const match = /^(.*\S)\s*[([]([^()[\]]{4,160})[)\]]\.?$/u.exec(squash(text))
  if (!match?.[1] || !match[2]) return undefined
  const fields: Trailing['fields'] = []
  for (const part of match[2].split(/\s*[;,|]\s*|\s+[–—-]\s+/u)) {
    const labels = readLabels(part)
    const last = fields.at(-1)
    if (labels) fields.push(...labels)
    else if (isDue(part)) fields.push({ field: 'timescale', text: part })
    else if (last && (last.field === 'leads' || last.field === 'others')) last.text += `; ${part}`
    else return undefined
  }
  return fields.length > 0 && /\p{L}{3}/u.test(match[1]) ? { text: match[1], fields } : undefined
}
