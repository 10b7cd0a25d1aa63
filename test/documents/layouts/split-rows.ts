import { body, type PrintedCell, type PrintedTable, textCell } from '../printed.ts'
import type { Random } from '../random.ts'

type Rows = PrintedTable['rows']

/**
 * Prints some rows as two, as a page break does: the second begins in the middle of a sentence, and
 * the cells that were finished are blank in it.
 */
export function splitRowsOverPages(random: Random, rows: Rows): Rows {
  return rows.flatMap(row => {
    if (
      row.cells.some(c => c === null || (c.rowSpan ?? 1) > 1 || (c.colSpan ?? 1) > 1) ||
      !random.chance(0.25)
    )
      return [row]
    const places = row.cells.map((c, i) => ({ i, at: c ? breakAt(c) : -1 })).filter(p => p.at > 0)
    if (places.length === 0) return [row]
    const above: PrintedCell[] = []
    const below: PrintedCell[] = []
    row.cells.forEach((cell, i) => {
      if (!cell) return
      const at = places.find(p => p.i === i)?.at
      const text = cell.paragraphs[0]?.text ?? ''
      above.push(at === undefined ? cell : { ...cell, paragraphs: [body(text.slice(0, at))] })
      below.push(at === undefined ? textCell('') : textCell(text.slice(at + 1)))
    })
    return [
      { ...row, cells: above },
      { ...row, cells: below },
    ]
  })
}

/** Where a long cell of one paragraph can be broken: before a small letter, after no full stop; or -1. */
function breakAt(cell: PrintedCell): number {
  const text = cell.paragraphs[0]?.text ?? ''
  if (cell.paragraphs.length !== 1 || text.length < 70) return -1
  for (let at = Math.floor(text.length * 0.6); at > 20; at--) {
    if (
      text[at] === ' ' &&
      /\p{Ll}/u.test(text[at + 1] ?? '') &&
      /\p{Ll}/u.test(text[at - 1] ?? '')
    )
      return at
  }
  return -1
}
