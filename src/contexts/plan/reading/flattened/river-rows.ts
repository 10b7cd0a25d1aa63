/** Rows of a table without rulings: which lines of print begin one. */
import type { PlanField } from '../reading.ts'
import { readsAsDue } from './due-words.ts'
import { findPitch } from './page-cell.ts'
import type { Item, PrintedLine } from './page-items.ts'

export type PlacedLine = { line: PrintedLine; cells: Item[][] }

/** For each line whether a row begins with it. `rules`: heights of lines drawn across the table, by page. */
export function findRowStarts(
  lines: PlacedLine[],
  fields: PlanField[],
  rules: { page: number; at: number }[],
): boolean[] {
  const ruled = lines.map((placed, i) => isRuleBetween(lines[i - 1]?.line, placed.line, rules))
  if (ruled.filter(Boolean).length >= 2 || (ruled.some(Boolean) && lines.length < 8))
    return ruled.map((rule, i) => i === 0 || rule)
  const pitch = findPitch(lines.map(placed => placed.line))
  const gaps = lines.map((placed, i) => gapBefore(lines[i - 1]?.line, placed.line, pitch))
  const spaced = gaps.filter(gap => gap > 1.25).length >= Math.max(2, lines.length * 0.06)
  const widths = fields.map((_, c) =>
    Math.max(0, ...lines.flatMap(placed => placed.cells[c]?.map(item => item.right) ?? [])),
  )
  // In text aligned by spaces a row may follow the one above without any space.
  const isTyped = lines[0]?.line.items[0]?.letterWidth !== undefined
  return lines.map((placed, i) => {
    if (i === 0) return true
    const gap = gaps[i] ?? 0
    const before = lines[i - 1]
    const evidence = fields.reduce(
      (sum, field, c) =>
        sum + columnEvidence(field, placed.cells[c], before?.cells[c], widths[c] ?? 0),
      0,
    )
    const byGap = gap > 1.25 ? 2 : spaced ? (isTyped ? -1.6 : -2.5) : 0
    return evidence + byGap > 1.4
  })
}

function isRuleBetween(
  before: PrintedLine | undefined,
  line: PrintedLine,
  rules: { page: number; at: number }[],
): boolean {
  const from = before && before.page === line.page ? before.base - 2 : Number.NEGATIVE_INFINITY
  return rules.some(
    rule =>
      rule.page === line.page &&
      rule.at > from &&
      rule.at <= line.base - (line.bottom - line.top) * 0.4,
  )
}

function gapBefore(before: PrintedLine | undefined, line: PrintedLine, pitch: number): number {
  if (!before || pitch === 0) return 0
  return before.page === line.page ? (line.base - before.base) / pitch : 0
}

/** What one column says: above 0 a new cell begins here, below 0 the cell above goes on. */
function columnEvidence(
  field: PlanField,
  items: Item[] | undefined,
  before: Item[] | undefined,
  width: number,
): number {
  const text = (items ?? []).map(item => item.text).join(' ')
  if (text === '') return field === 'action' ? -1.2 : -0.15
  const above = (before ?? []).map(item => item.text).join(' ')
  if (field === 'number') return /^\(?[A-Z]{0,3}[.-]?\d/.test(text) ? 3 : -2
  if (field === 'timescale') {
    if (above !== '' && readsAsDue(`${above} ${text}`)) return -1.5
    return readsAsDue(text) ? 1.6 : 0
  }
  if (field === 'rag' || field === 'desirable' || field === 'achievable')
    return above === '' ? 1.5 : -0.3
  if (/^\p{Ll}|^[,.;:)&]/u.test(text)) return -2
  if (above === '') return field === 'action' || field === 'leads' ? 1.6 : 0.7
  if (/[.!?]$/.test(above)) return field === 'action' ? 0.7 : 0.3
  const [item] = items ?? []
  const last = before?.at(-1)
  if (!item || !last) return 0
  const letterWidth = (item.right - item.left) / Math.max(1, item.text.length)
  const word = (text.split(' ')[0] ?? '').length + 1
  return width - last.right > letterWidth * (word + 2) ? 0.5 : -0.9
}
