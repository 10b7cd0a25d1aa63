import type { Column } from './columns.ts'
import type { GridCell } from './grid.ts'
import { cellText } from './grid.ts'
import { isDue } from './profile.ts'
import { startsLower, wordsOf } from './words.ts'
import { isYesNoCell } from './yes-no.ts'

/** What rows of this table have taught so far about cells that lost their place. */
export type Alignment = {
  /** The column of each cell, for the last row with so many cells. */
  last: Map<number, number[]>
  /** How cells of a column begin: the first three words, counted. */
  openings: Map<number, Map<string, number>>
}

export function startAlignment(): Alignment {
  return { last: new Map(), openings: new Map() }
}

/** Remembers how the filled cells of a well-placed row begin. */
export function learnOpenings(alignment: Alignment, col: number, text: string) {
  const opening = openingOf(text)
  if (opening === '') return
  const counts = alignment.openings.get(col) ?? new Map<string, number>()
  counts.set(opening, (counts.get(opening) ?? 0) + 1)
  alignment.openings.set(col, counts)
}

function openingOf(text: string): string {
  return wordsOf(text)
    .slice(0, 3)
    .join(' ')
    .replace(/actions\b/u, 'action')
}

/**
 * Finds the columns of a row that has fewer cells than the table: cells keep their order, Yes/No, dates
 * and short codes must land where they belong. Returns the column of each cell, or undefined when the
 * printed places are as good as any.
 */
export function realignRow(
  cells: (GridCell | undefined)[],
  columns: Column[],
  alignment: Alignment,
  unfinished: (column: Column) => boolean = () => false,
): number[] | undefined {
  const texts = cells.map(cellText)
  const count = texts.length
  if (count === 0 || count >= columns.length || count > 40) return undefined
  const before = alignment.last.get(count)
  const score = (at: number, column: number) => {
    const text = texts[at] ?? ''
    const place = columns[column]
    // Words in the middle of a sentence belong under the sentence that was cut off above.
    const goesOn = place !== undefined && startsLower(text) && text.length > 2 && unfinished(place)
    const usual = before?.[at] === column ? 0.3 : 0
    return fit(text, place, alignment) + usual + (goesOn ? 2 : 0)
  }
  const best = assign(count, columns.length, score)
  const stay = texts.reduce((sum, _, at) => sum + score(at, at), 0)
  const chosen = best.score > stay + 0.25 ? best.columns : texts.map((_, at) => at)
  alignment.last.set(count, chosen)
  return chosen.some((column, at) => column !== at) ? chosen : undefined
}

/** Best order-keeping assignment of cells to columns, by dynamic programming. */
function assign(count: number, columns: number, score: (at: number, column: number) => number) {
  type Best = { score: number; columns: number[] }
  let row: (Best | undefined)[] = Array.from({ length: columns + 1 }, () => ({
    score: 0,
    columns: [],
  }))
  for (let at = 0; at < count; at++) {
    const next: (Best | undefined)[] = [undefined]
    for (let column = 0; column < columns; column++) {
      const left = next[column]
      const from = row[column]
      const here =
        from && from.columns.length === at
          ? { score: from.score + score(at, column), columns: [...from.columns, column] }
          : undefined
      next.push(here && (!left || here.score > left.score) ? here : left)
    }
    row = next
  }
  return row[columns] ?? { score: Number.NEGATIVE_INFINITY, columns: [] }
}

/** How well a cell's words suit a column. */
export function fit(text: string, column: Column | undefined, alignment: Alignment): number {
  if (text === '' || !column) return 0
  const yesNo = isYesNoCell(text)
  const due = isDue(text)
  const long = text.length > 30
  switch (column.field) {
    case 'desirable':
    case 'achievable':
      return yesNo ? 6 : -6
    case 'rag':
      return text.length <= 20 && !yesNo ? 1 : -6
    case 'number':
    case 'node-number':
      return /^\S{1,8}$/u.test(text) && /\d/u.test(text) ? 3 : -4
    case 'timescale':
      return due ? 4 : long ? -4 : -1
    default: {
      if (yesNo) return -6
      if (due) return -2
      const known = alignment.openings.get(column.index)?.get(openingOf(text)) ?? 0
      const bonus = Math.min(3, known)
      if (column.field === 'leads' || column.field === 'others')
        return (text.length < 100 ? 1 : -1) + bonus
      return (long ? 1 : 0) + bonus
    }
  }
}
