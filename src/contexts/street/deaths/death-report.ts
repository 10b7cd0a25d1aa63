import type { DisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import {
  type Cell,
  protectCells,
  type Shown,
  type Sum,
} from '../../../platform/disclosure/protect-cells.ts'
import type { DeathCount } from './death-queries.ts'

/** The tables of the report; of those that add up to all deaths, and of those of which one death can be in several rows. */
const reportTables = [
  { dimension: 'accommodation', title: 'Where they lived', adds: true },
  { dimension: 'cause', title: 'Cause, as registered', adds: true },
  { dimension: 'review', title: 'Safeguarding adults review', adds: true },
  { dimension: 'cohort', title: 'What applied to them', adds: false },
  { dimension: 'theme', title: 'Themes of what was learned', adds: false },
] as const

export type ReportRow = { code: string; deaths: Shown }
export type DeathReport = {
  all: Shown
  tables: { dimension: string; title: string; adds: boolean; rows: ReportRow[] }[]
}

/**
 * The figures of a year as they may leave. All tables are hidden together, since they have the number of all deaths in
 * common; where a death can be in several rows, how many are not in a row is kept from being worked out as well.
 */
export function protectReport(
  counts: readonly DeathCount[],
  codes: ReadonlyMap<string, readonly string[]>,
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>,
): DeathReport {
  const cells: Cell[] = []
  const sums: Sum[] = []
  const add = (cell: Cell) => cells.push(cell) - 1
  const of = (dimension: string, code: string) =>
    counts.find(one => one.dimension === dimension && one.code === code)?.deaths ?? 0
  const allDeaths = of('all', 'all')
  const all = add({ count: allDeaths, total: true })
  const placed = reportTables.map(table => {
    const used = counts.filter(one => one.dimension === table.dimension).map(one => one.code)
    const rows = [...new Set([...(codes.get(table.dimension) ?? []), ...used])].map(code => ({
      code,
      place: add({ count: of(table.dimension, code) }),
    }))
    if (table.adds && rows.length > 0) sums.push({ total: all, parts: rows.map(row => row.place) })
    if (!table.adds)
      for (const row of rows) {
        const others = add({
          count: allDeaths - of(table.dimension, row.code),
          unprinted: true,
        })
        sums.push({ total: all, parts: [row.place, others] })
      }
    return { ...table, rows }
  })
  const shown = protectCells(cells, sums, rule)
  const at = (place: number): Shown => shown[place] ?? 'suppressed'
  return {
    all: at(all),
    tables: placed.map(({ rows, ...table }) => ({
      ...table,
      rows: rows.map(({ code, place }) => ({ code, deaths: at(place) })),
    })),
  }
}
