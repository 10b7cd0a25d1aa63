import type { Block } from '../reading.ts'
import { splitNumber } from './level.ts'
import { isBullet, markerNumber, withMarker } from './markers.ts'
import { squash, startsLower } from './words.ts'

export type SplitAction = { number: string | null; text: string; points: string[] }

/**
 * One action cell as the actions it holds: every paragraph is an action, the bullets under a paragraph
 * are its points, and a list without an introduction is a list of actions.
 */
export function splitActions(given: Block[]): SplitAction[] {
  const blocks = given.map(withMarker).filter(block => block.text !== '')
  const actions: (SplitAction & {
    open: boolean
    level: number
    lead: boolean
    numbered: boolean
  })[] = []
  for (const block of blocks) {
    const listed = block.marker !== undefined || block.listLevel !== undefined
    const level = listed ? Math.max(1, block.listLevel ?? 1) : 0
    const last = actions.at(-1)
    if (
      last &&
      listed &&
      (last.level < level || last.level === 0 || (last.numbered && isBullet(block.marker)))
    ) {
      last.points.push(block.text)
    } else if (last && !listed && continues(last, block)) {
      last.text = squash(`${last.text} ${block.text}`)
    } else if (last && !listed && last.lead && last.points.length === 0 && !block.bold) {
      last.text = `${last.text}\n${block.text}`
      last.lead = false
    } else if (
      last &&
      !listed &&
      last.open &&
      last.points.length === 0 &&
      /:\s*-?$/u.test(last.text)
    ) {
      last.points.push(block.text)
      last.open = false
    } else {
      actions.push({
        ...numbered(block),
        points: [],
        open: true,
        level,
        lead: isLead(block, blocks),
        numbered: markerNumber(block.marker) !== null,
      })
    }
  }
  return actions.map(({ number, text, points }) => ({ number, text, points }))
}

function numbered(block: Block): { number: string | null; text: string } {
  const own = markerNumber(block.marker)
  if (own !== null) return { number: own, text: block.text }
  const { number, rest } = splitNumber(block.text)
  return number !== null && /\d/u.test(number)
    ? { number, text: rest }
    : { number: null, text: block.text }
}

/** A bold line over plain text is the title of that text, not an action of its own. */
function isLead(block: Block, all: Block[]): boolean {
  return block.bold === true && block.text.length < 120 && all.some(each => each.bold !== true)
}

function continues(last: SplitAction, block: Block): boolean {
  return last.points.length === 0 && startsLower(block.text) && !/[.!?:;]["'’”)]*$/u.test(last.text)
}
