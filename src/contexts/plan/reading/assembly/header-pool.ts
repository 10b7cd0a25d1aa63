import { filledCells, type Grid, type GridRow } from './grid.ts'
import { findHeaderRow, type HeaderRow } from './header-row.ts'
import { plainHeader } from './header-words.ts'

/** A header of a table and the rows under it, up to the next header. */
export type HeadedRows = { header: HeaderRow; at: number; from: number; to: number }

/**
 * The rows of all tables under the same column names. What a column holds is judged over all of them:
 * a table of two rows says too little by itself.
 */
export type HeaderPool = Map<string, GridRow[]>

/** The headers of a table. `strict` where columns are known from a table before it. */
export function listHeaders(grid: Grid, strict: boolean): HeadedRows[] {
  const found: HeadedRows[] = []
  for (let at = 0; at < grid.rows.length; at++) {
    const header = findHeaderRow(grid, at, found.length > 0 || strict)
    if (!header) continue
    const last = found.at(-1)
    if (last) last.to = at
    found.push({ header, at, from: at + header.rows.length, to: grid.rows.length })
    at += header.rows.length - 1
  }
  return found
}

/** Collects the rows of every table by the names of its columns. */
export function poolRows(grids: Iterable<Grid>): HeaderPool {
  const pool: HeaderPool = new Map()
  for (const grid of grids) {
    for (const { header, from, to } of listHeaders(grid, pool.size > 0)) {
      const key = keyOf(header)
      pool.set(key, [...(pool.get(key) ?? []), ...grid.rows.slice(from, to)])
    }
  }
  return pool
}

/** The rows to judge the columns of a header by: all rows under these names, and at least the given ones. */
export function rowsUnder(
  pool: HeaderPool,
  header: HeaderRow | undefined,
  own: GridRow[],
): GridRow[] {
  const pooled = header ? pool.get(keyOf(header)) : undefined
  const filled = (rows: GridRow[]) => rows.filter(row => filledCells(row).length > 1).length
  return pooled && filled(pooled) >= filled(own) ? pooled : own
}

function keyOf(header: HeaderRow): string {
  return header.labels.map(plainHeader).join('|')
}
