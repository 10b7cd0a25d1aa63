/** What stands between two cells: how often a blank line, a line break or only a space, learned from the document. */
import type { Cell, ColumnModel } from './cell-model.ts'
import type { Gap, Word } from './flat-words.ts'
import { isTyped } from './typed-cells.ts'

type Shares = { blank: number; line: number; space: number }

export type GapModel = {
  /** Cost of each gap from a cell of one column (first index) to one of another. The last index is text outside. */
  costs: { [gap in keyof Shares]: Float64Array[] }
  /** A line broken before it was full is a likelier end of a cell. */
  hardBreakGain: number
}

/** What is expected before any cell is known. */
export function startGaps(model: ColumnModel[], blankRich: boolean): GapModel {
  return buildGaps(model.length, (from, to) => expectShares(model, from, to, blankRich), blankRich)
}

/** The gaps that the cells found with the last model have between them. */
export function learnGaps(model: ColumnModel[], cells: Cell[], blankRich: boolean): GapModel {
  const states = model.length + 1
  const none = (): Shares => ({ blank: 0, line: 0, space: 0 })
  const counts = Array.from({ length: states }, () => Array.from({ length: states }, none))
  const total = none()
  for (const [i, cell] of cells.entries()) {
    const before = cells[i - 1]
    const gap = gapOf(cell.words[0])
    if (!before || before.table !== cell.table || !gap) continue
    const from = before.column < 0 ? model.length : before.column
    const pair = counts[from]?.[cell.column < 0 ? model.length : cell.column]
    if (pair) pair[gap] += 1
    total[gap] += 1
  }
  const all = total.blank + total.line + total.space
  return buildGaps(
    model.length,
    (from, to) => {
      const start = expectShares(model, from, to, blankRich)
      const own = counts[from]?.[to] ?? none()
      const ownAll = own.blank + own.line + own.space
      // The document's habit, then the habit of these two columns.
      const share = (gap: keyof Shares) =>
        (own[gap] + 3 * ((total[gap] + 12 * start[gap]) / (all + 12))) / (ownAll + 3)
      return { blank: share('blank'), line: share('line'), space: share('space') }
    },
    blankRich,
  )
}

function expectShares(model: ColumnModel[], from: number, to: number, blankRich: boolean): Shares {
  const typed = isTyped(model[from]?.field) || isTyped(model[to]?.field)
  if (!blankRich)
    return typed ? { blank: 0.3, line: 0.4, space: 0.3 } : { blank: 0.45, line: 0.45, space: 0.1 }
  return typed
    ? { blank: 0.72, line: 0.22, space: 0.06 }
    : { blank: 0.9, line: 0.085, space: 0.015 }
}

function buildGaps(
  columns: number,
  sharesOf: (from: number, to: number) => Shares,
  blankRich: boolean,
): GapModel {
  const states = columns + 1
  const table = (gap: keyof Shares) =>
    Array.from({ length: states }, (_, from) =>
      Float64Array.from({ length: states }, (__, to) => -Math.log(sharesOf(from, to)[gap])),
    )
  return {
    costs: { blank: table('blank'), line: table('line'), space: table('space') },
    hardBreakGain: blankRich ? 1 : 0,
  }
}

function gapOf(word: Word | undefined): keyof Shares | undefined {
  return word && word.gap !== 'none' && word.gap !== 'page' ? word.gap : undefined
}

/** Cost of a cell's first word standing where it stands, after a cell of the column `from`. */
export function gapCost(gaps: GapModel, word: Word, from: number, to: number): number {
  const gap: Gap = word.gap
  if (gap === 'page') return 0
  if (gap === 'none') return 3
  const cost = gaps.costs[gap][from]?.[to] ?? 0
  return gap === 'line' && word.hardBreak ? cost - gaps.hardBreakGain : cost
}
