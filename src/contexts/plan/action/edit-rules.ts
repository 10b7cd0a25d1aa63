import { Refusal } from '../../../platform/refusal.ts'
import { readTimescale } from '../reading/assembly/timescale.ts'
import type { Timescale } from '../reading/reading.ts'
import type { ActionContent } from './write-action.ts'

/** What a person typed about an action. */
export type Typed = {
  number: string
  text: string
  points: string[]
  timescale: string
  keepWords: boolean
  leads: string[]
  others: string[]
  measure: string
  node: string | null
}

/**
 * The timescale that typed words mean. Words that did not change keep what a person may have said about them when the
 * plan was imported. Refused for words that are no date, unless they are to stay so.
 */
export function timescaleTyped(typed: Typed, before: Timescale | null): Timescale {
  if (before && before.raw === typed.timescale) return before
  const read = readTimescale(typed.timescale)
  if (read.kind === 'other' && !typed.keepWords)
    throw new Refusal(
      'timescale',
      'These words are not understood as a date. Use words like ‘March 2027’ or ‘12 months’, or tick that they shall stay as they are',
    )
  return read
}

/** What is different from the version before; empty where nothing is. */
export function editedParts(
  before: ActionContent,
  typed: Typed,
  timescale: Timescale,
): Partial<ActionContent> {
  const after: Partial<ActionContent> = {
    number: typed.number || null,
    text: typed.text,
    points: typed.points,
    timescale,
    leads: typed.leads,
    others: typed.others,
    measure: typed.measure || null,
    nodeId: typed.node,
  }
  const changed = Object.entries(after).filter(
    ([part, value]) =>
      JSON.stringify(value) !== JSON.stringify(before[part as keyof ActionContent]),
  )
  return Object.fromEntries(changed)
}

/** Whether a change is one that somebody has to decide: another wording, or another date. */
export function needsDecision(changed: Partial<ActionContent>): boolean {
  return 'text' in changed || 'points' in changed || 'timescale' in changed
}

/** A position between two neighbours; null where there is no room and all must be counted again. */
export function positionBetween(before: number | null, after: number | null): number | null {
  if (before === null && after === null) return 1
  if (before === null) return (after ?? 0) - 1
  if (after === null) return before + 1
  const middle = (before + after) / 2
  // Beyond this many decimals two positions could be stored as the same.
  return middle > before && middle < after && after - before > 1e-6 ? middle : null
}

/** A list with one of its items a step further up or down; the same list where there is no further. */
export function stepped<Item>(list: readonly Item[], index: number, direction: 'up' | 'down') {
  const to = direction === 'up' ? index - 1 : index + 1
  const item = list[index]
  if (index < 0 || item === undefined || to < 0 || to >= list.length) return [...list]
  const rest = list.toSpliced(index, 1)
  return rest.toSpliced(to, 0, item)
}
