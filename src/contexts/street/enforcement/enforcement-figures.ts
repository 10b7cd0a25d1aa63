import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { DisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import {
  type Cell,
  protectCells,
  type Shown,
  type Sum,
} from '../../../platform/disclosure/protect-cells.ts'

/** Entries of one quarter, kind or area in a year, with or without support offered before. */
export type EntryCount = {
  dimension: Dimension
  code: string
  supported: boolean
  entries: number
  people: number
}

const dimensions = ['quarter', 'kind', 'area'] as const
type Dimension = (typeof dimensions)[number]
const columns = ['supported', 'unsupported', 'all'] as const

export type FigureRow = { code: string; supported: Shown; unsupported: Shown; all: Shown }

/** The figures of a year as they may leave. The three tables count the same entries in three ways. */
export type EnforcementFigures = {
  tables: Record<Dimension, FigureRow[]>
  total: FigureRow
}

/** Counts of everybody in a year; only what `protectFigures` makes of them is shown. */
export async function countEntries(db: ReadDb, year: number): Promise<EntryCount[]> {
  const { rows } = await sql<EntryCount>`
    select * from street.enforcement_counts(${`${year}-01-01`}::date, ${`${year}-12-31`}::date)`.execute(
    db,
  )
  return rows
}

/**
 * The three tables, hidden together: they have their totals in common, so that one must not give away what another hides.
 * A cell about few people is hidden however many entries there are about them.
 */
export function protectFigures(
  counts: readonly EntryCount[],
  codes: Record<Dimension, readonly string[]>,
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>,
): EnforcementFigures {
  const cells: Cell[] = []
  const sums: Sum[] = []
  const add = (cell: Cell) => cells.push(cell) - 1
  const of = (dimension: Dimension, code: string, supported: boolean) =>
    counts.find(
      one => one.dimension === dimension && one.code === code && one.supported === supported,
    ) ?? { entries: 0, people: 0 }
  const row = (yes: { entries: number; people: number }, no: typeof yes, total: boolean) => {
    const cell = ({ entries, people }: typeof yes) =>
      add({ count: entries, total, keptHidden: !total && people > 0 && people < rule.threshold })
    const supported = cell(yes)
    const unsupported = cell(no)
    const all = add({ count: yes.entries + no.entries, total: true })
    sums.push({ total: all, parts: [supported, unsupported] })
    return { supported, unsupported, all }
  }
  const added = (supported: boolean) => {
    const mine = counts.filter(one => one.dimension === 'quarter' && one.supported === supported)
    return { entries: mine.reduce((sum, one) => sum + one.entries, 0), people: 0 }
  }
  const total = row(added(true), added(false), true)
  const placed = dimensions.map(dimension => {
    const rows = codes[dimension].map(code => ({
      code,
      ...row(of(dimension, code, true), of(dimension, code, false), false),
    }))
    for (const column of rows.length > 0 ? columns : [])
      sums.push({ total: total[column], parts: rows.map(one => one[column]) })
    return [dimension, rows] as const
  })
  const shown = protectCells(cells, sums, rule)
  const at = (place: number): Shown => shown[place] ?? 'suppressed'
  const shownRow = (one: {
    code: string
    supported: number
    unsupported: number
    all: number
  }) => ({
    code: one.code,
    supported: at(one.supported),
    unsupported: at(one.unsupported),
    all: at(one.all),
  })
  return {
    tables: Object.fromEntries(
      placed.map(([dimension, rows]) => [dimension, rows.map(shownRow)]),
    ) as Record<Dimension, FigureRow[]>,
    total: shownRow({ code: 'all', ...total }),
  }
}
