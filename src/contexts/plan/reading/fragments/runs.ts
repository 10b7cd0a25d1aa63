import type { Block } from '../reading.ts'
import { type BlockStyle, findBlock } from './fragment-list.ts'
import { normaliseSpace } from './white-space.ts'

/** A piece of a paragraph in one type face. */
export type Run = {
  text: string
  bold?: boolean
  colour?: string | undefined
  /** Shading or highlight behind the letters. */
  fill?: string | undefined
  hidden?: boolean | undefined
}

/** One paragraph made of runs, as a block; undefined where it has no text. */
export function findBlockOfRuns(runs: Run[], style: BlockStyle = {}): Block | undefined {
  const text = runs.map(run => run.text).join('')
  const inked = runs.filter(run => run.text.trim() !== '')
  const bold = inked.length > 0 && inked.every(run => run.bold === true)
  return findBlock(text, { ...style, bold, boldLead: bold ? undefined : findBoldLead(inked) })
}

/**
 * A paragraph as blocks, one for each line that was broken by hand. Two breaks in a row part paragraphs.
 * The list marker belongs to the first.
 */
export function blocksOfRuns(runs: Run[], style: BlockStyle = {}): Block[] {
  const blocks: Block[] = []
  let breaks = 0
  for (const line of splitAtBreaks(runs)) {
    const opening = blocks.length === 0
    const block = findBlockOfRuns(line, {
      marker: opening ? style.marker : undefined,
      listLevel: style.listLevel,
      afterLineBreak: !opening && breaks === 1,
    })
    if (block) {
      blocks.push(block)
      breaks = 0
    }
    breaks++
  }
  return blocks
}

function splitAtBreaks(runs: Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    for (const [i, text] of run.text.split('\n').entries()) {
      if (i > 0) lines.push([])
      lines.at(-1)?.push({ ...run, text })
    }
  }
  return lines
}

function findBoldLead(inked: Run[]): string | undefined {
  const plain = inked.findIndex(run => !run.bold)
  if (plain <= 0) return undefined
  return (
    normaliseSpace(
      inked
        .slice(0, plain)
        .map(run => run.text)
        .join(''),
    ) || undefined
  )
}

/** The one value that every run with ink has, or undefined. */
export function sharedByRuns(runs: Run[], get: (run: Run) => string | undefined) {
  const inked = runs.filter(run => run.text.trim() !== '')
  const first = inked[0] && get(inked[0])
  return first !== undefined && inked.every(run => get(run) === first) ? first : undefined
}
