import type { Grid, GridCell, GridRow } from './grid.ts'
import { cellText, filledCells } from './grid.ts'
import { matchHeader, plainHeader } from './header-words.ts'
import { readLevelHeading } from './level.ts'
import { isDue } from './profile.ts'
import { squash } from './words.ts'

/** A header over one or two printed rows: the label of each column, and which columns share one cell. */
export type HeaderRow = { rows: GridRow[]; labels: string[] }

/** The header that begins at this row, if one does. `strict` once the table has columns already. */
export function findHeaderRow(grid: Grid, at: number, strict: boolean): HeaderRow | undefined {
  const row = grid.rows[at]
  if (!row || !isHeaderRow(row, strict)) return undefined
  const below = grid.rows[at + 1]
  const two = below !== undefined && isSecondHeaderRow(row, below)
  const rows = two && below ? [row, below] : [row]
  return { rows, labels: labelsOf(rows, grid.columns) }
}

function isHeaderRow(row: GridRow, strict: boolean): boolean {
  const cells = filledCells(row)
  if (cells.length === 0) return false
  const flagged = cells.every(cell => cell.fragment.header === true)
  const texts = cells.map(cellText)
  if (texts.some(text => text.length > 140)) return false
  const named = withoutPeriods(texts)
  if (named.some(isValue)) return false
  if (named.length < texts.length) return isNamedRow(named)
  const matches = texts.map(matchHeader)
  const matched = matches.filter(match => match !== undefined)
  const fields = new Set(matched.map(match => match.field))
  if (flagged && cells.length > 1 && matched.length >= 1) return true
  if (cells.length < 2 || fields.size < 2) return false
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  const exact = matched.filter(match => match.exact).length
  if (average > 60 || exact < 2) return false
  const share = matched.length / cells.length
  return strict
    ? share >= 0.6 && exact / cells.length >= 0.5 && (fields.size >= 3 || share === 1)
    : share >= 0.5
}

const slot =
  /^((q|quarter|qtr|year|yr) ?\d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)$/iu

/** The last columns may be periods ('2025/26', 'Q1', 'Apr 25'): a timetable, or one update each. */
function withoutPeriods(texts: string[]): string[] {
  const last = texts.findLastIndex(text => !isPeriod(text))
  return last < 2 ? texts : texts.slice(0, last + 1)
}

function isPeriod(text: string): boolean {
  return text.length < 16 && (slot.test(text) || (/\d/u.test(text) && isDue(text)))
}

function isNamedRow(texts: string[]): boolean {
  const matches = texts.map(matchHeader).filter(match => match !== undefined)
  const fields = new Set(matches.map(match => match.field))
  return (
    fields.size >= 3 &&
    matches.every(match => match.exact) &&
    matches.length === texts.length &&
    texts.every(text => text.length <= 40)
  )
}

function isValue(text: string): boolean {
  const level = readLevelHeading(text)
  return (
    (isDue(text) && !/[a-z]{4}/iu.test(text.replace(/year|quarter|month/giu, ''))) ||
    (level?.number !== null && level !== undefined) ||
    /^\d/u.test(text)
  )
}

/**
 * The row below belongs to the header when it only fills places under cells that span several columns,
 * or, where merged cells are lost, under a name and the blank places right of it.
 */
function isSecondHeaderRow(row: GridRow, below: GridRow): boolean {
  const cells = filledCells(below)
  if (cells.length < 2 || cells.some(cell => cellText(cell).length >= 60)) return false
  if (cells.every(cell => isUnderSpan(row, cell))) return true
  return (
    cells.some(cell => cellText(row.at[cell.col]) === '') &&
    cells.every(
      cell =>
        matchHeader(cellText(cell)) !== undefined &&
        (cellText(row.at[cell.col]) === '' || cellText(row.at[cell.col + 1]) === ''),
    )
  )
}

function isUnderSpan(row: GridRow, cell: GridCell): boolean {
  const above = row.at[cell.col]
  return (above?.colSpan ?? 1) > 1 && cellText(above) !== ''
}

function labelsOf(rows: GridRow[], columns: number): string[] {
  return Array.from({ length: columns }, (_, col) => {
    const cells = rows
      .map(row => row.at[col])
      .filter((cell): cell is GridCell => cell !== undefined)
    const parts = [...new Set(cells)].map(cellText).filter(text => text !== '')
    const own = parts.at(-1) ?? ''
    // Below a name over several columns ('Responsibility') a column's own name says more.
    return squash(matchHeader(own) ? own : parts.join(' '))
  })
}

/** The same header printed again after a page break. */
export function isSameHeader(row: GridRow, labels: string[]): boolean {
  const cells = filledCells(row)
  if (cells.length < 2) return false
  const known = new Set(labels.map(plainHeader).filter(label => label !== ''))
  const same = cells.filter(cell => known.has(plainHeader(cellText(cell)))).length
  return same / cells.length >= 0.75
}
