/** Rows of a flattened table, and how many rows its merged cells span: flattened text prints them once. */
import type { PlanField } from '../reading.ts'
import type { Cell } from './cell-model.ts'

export type FlatRow = {
  cells: (Cell | undefined)[]
  /** It begins a page. */
  startsPage: boolean
  /** Why the row's place under its heading cell is not certain. */
  doubt?: string
}

export type RowGroup = { rows: FlatRow[] }

export function listRows(
  cells: Cell[],
  columns: number,
): { rows: FlatRow[]; outside: { afterRow: number; cell: Cell }[] } {
  const rows: FlatRow[] = []
  const outside: { afterRow: number; cell: Cell }[] = []
  let last = Number.POSITIVE_INFINITY
  for (const cell of cells) {
    if (cell.column < 0) {
      outside.push({ afterRow: rows.length, cell })
      last = Number.POSITIVE_INFINITY
      continue
    }
    if (cell.column <= last)
      rows.push({ cells: Array.from({ length: columns }), startsPage: startsPage(cell) })
    const row = rows.at(-1)
    if (row) row.cells[cell.column] = cell
    last = cell.column
  }
  return { rows, outside }
}

function startsPage(cell: Cell): boolean {
  const [first] = cell.words
  return first !== undefined && (first.gap === 'page' || first.line.startsPage)
}

/** Columns whose cells are merged over several rows: a level of the plan, its number, and what goes with it. */
export function findMergedColumns(rows: FlatRow[], fields: PlanField[]): number[] {
  const node = fields.lastIndexOf('node')
  if (node < 0) return []
  const filled = rows.filter(row => row.cells[node])
  if (filled.length === 0 || filled.length > rows.length * 0.9) return []
  const goesWith = (c: number) => {
    const own = rows.filter(row => row.cells[c])
    return (
      own.length > 0 &&
      own.length <= filled.length * 1.15 &&
      own.filter(row => row.cells[node]).length >= own.length * 0.7
    )
  }
  return fields.flatMap((field, c) =>
    field === 'node' ||
    ((field === 'number' || field === 'node-number' || field === 'measure') && goesWith(c))
      ? [c]
      : [],
  )
}

/**
 * Which rows belong to each heading cell. A word processor's PDF prints a merged cell either with the first
 * of its rows or with the last one of the page; the tables' first and last rows show which. A cell of a
 * level above is brought to the first of its rows.
 */
export function groupRows(
  tables: FlatRow[][],
  fields: PlanField[],
  merged: number[],
): RowGroup[][] {
  const levels = merged.filter(c => fields[c] === 'node')
  const node = levels.at(-1) ?? 0
  const late = isPrintedLate(tables, node)
  const groups = tables.map(rows => (late ? groupLate(rows, node, merged) : groupEarly(rows, node)))
  for (const level of levels.slice(0, -1))
    if (isPrintedLate(tables, level)) for (const each of groups) raiseCells(each, level)
  return groups
}

/** Late: the last rows of the tables have the cell and the first have not. */
function isPrintedLate(tables: FlatRow[][], column: number): boolean {
  const has = (row: FlatRow | undefined) => row?.cells[column] !== undefined
  const whole = tables.filter(rows => rows.length > 1)
  const firsts = whole.filter(rows => has(rows[0]) && !has(rows.at(-1))).length
  const lasts = whole.filter(rows => !has(rows[0]) && has(rows.at(-1))).length
  return lasts > firsts
}

function raiseCells(groups: RowGroup[], column: number): void {
  let first = groups[0]?.rows[0]
  for (const [i, group] of groups.entries()) {
    const row = group.rows.find(each => each.cells[column])
    first ??= group.rows[0]
    if (!row || !first) continue
    if (row !== first) {
      first.cells[column] = row.cells[column]
      row.cells[column] = undefined
    }
    first = groups[i + 1]?.rows[0]
  }
}

function groupEarly(rows: FlatRow[], node: number): RowGroup[] {
  const groups: RowGroup[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (row.cells[node] || !last) groups.push({ rows: [row] })
    else last.rows.push(row)
  }
  return groups
}

function groupLate(rows: FlatRow[], node: number, merged: number[]): RowGroup[] {
  const groups: RowGroup[] = []
  let waiting: FlatRow[] = []
  const rarity = countRarity(rows)
  for (const row of rows) {
    waiting.push(row)
    if (!row.cells[node]) continue
    const above = groups.at(-1)
    const kept = above ? countKeptAbove(above, waiting, merged, rarity) : 0
    above?.rows.push(...waiting.slice(0, kept).map(doubtful))
    groups.push({
      rows: waiting
        .slice(kept)
        .map((each, i, all) => (kept > 0 && i < all.length - 1 ? doubtful(each) : each)),
    })
    waiting = []
  }
  if (waiting.length === 0) return groups
  const above = groups.at(-1)
  if (above) above.rows.push(...waiting.map(doubtful))
  else groups.push({ rows: waiting })
  return groups
}

const doubt =
  'the page begins inside a merged cell that is not printed again; the words decided which one'

function doubtful(row: FlatRow): FlatRow {
  return { ...row, doubt }
}

/**
 * Rows at the top of a page, before the next heading cell, may still belong to the one above. The split
 * between the two is where the rows' words fit best.
 */
function countKeptAbove(
  above: RowGroup,
  waiting: FlatRow[],
  merged: number[],
  rarity: Map<string, number>,
): number {
  const next = waiting.at(-1)
  // A cell's words are printed on the page it begins on: rows of a page without one go with the cell above.
  const newestPage = waiting.findLastIndex(row => row.startsPage)
  if (!next || newestPage < 0) return 0
  if (newestPage === waiting.length - 1) return newestPage
  const aboveWords = contentWords(above.rows, merged)
  const nextWords = contentWords([next], merged)
  const gains = waiting.slice(newestPage, -1).map(row => {
    const own = [...contentWords([row], [...row.cells.keys()])]
    const sum = (words: string[]) =>
      words.reduce((total, word) => total + (rarity.get(word) ?? 0), 0)
    const onlyAbove = sum(own.filter(word => aboveWords.has(word) && !nextWords.has(word)))
    const onlyNext = sum(own.filter(word => nextWords.has(word) && !aboveWords.has(word)))
    return onlyAbove / Math.sqrt(aboveWords.size + 4) - onlyNext / Math.sqrt(nextWords.size + 4)
  })
  let best = 0
  let bestGain = 0
  let sum = 0
  for (const [i, gain] of gains.entries()) {
    sum += gain
    if (sum > bestGain) {
      best = i + 1
      bestGain = sum
    }
  }
  return newestPage + best
}

/** Beginnings of longer words: 'prisons' and 'prison' count as one. */
function contentWords(rows: FlatRow[], columns: number[]): Set<string> {
  const words = rows.flatMap(row => columns.flatMap(c => row.cells[c]?.words ?? []))
  return new Set(
    words
      .map(word => word.plain)
      .filter(word => word.length > 3)
      .map(word => word.slice(0, 6)),
  )
}

/** A word that stands in few rows says more about where a row belongs. */
function countRarity(rows: FlatRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const word of contentWords([row], [...row.cells.keys()]))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].map(([word, count]) => [word, 1 / count]))
}

export type PlacedCell = { cell: Cell; span: number; doubt: string | undefined }

/** Every row's cells, with how many rows each spans: the group's, or for a level above all down to its next cell. */
export function placeMerged(
  groups: RowGroup[],
  fields: PlanField[],
  merged: number[],
): (PlacedCell | undefined)[][] {
  const inner = fields.lastIndexOf('node')
  const rows = groups.flatMap(group => group.rows)
  return groups.flatMap((group, g) => {
    const before = groups.slice(0, g).reduce((sum, each) => sum + each.rows.length, 0)
    return group.rows.map((row, r) =>
      row.cells.map((own, c): PlacedCell | undefined => {
        if (!merged.includes(c)) return own && { cell: own, span: 1, doubt: row.doubt }
        if (fields[c] === 'node' && c !== inner)
          return own && { cell: own, span: countDown(rows, before + r, c), doubt: undefined }
        const shared = group.rows.flatMap(each => each.cells[c] ?? [])
        const [only] = shared
        if (!only || shared.length > 1) return own && { cell: own, span: 1, doubt: row.doubt }
        return r === 0 ? { cell: only, span: group.rows.length, doubt: undefined } : undefined
      }),
    )
  })
}

/** Rows from here to the next that has a cell of its own in the column. */
function countDown(rows: FlatRow[], at: number, column: number): number {
  const next = rows.findIndex((row, i) => i > at && row.cells[column] !== undefined)
  return (next < 0 ? rows.length : next) - at
}
