import type { DisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import {
  type Cell,
  protectCells,
  type Shown,
  type Sum,
} from '../../../platform/disclosure/protect-cells.ts'
import type { Flow } from './figure-queries.ts'
import { type Indicator, type IndicatorValues, indicators } from './indicators.ts'

export type ShownValues = Record<Indicator, Shown>
export type ShownFlow = Record<keyof Flow, Shown>

const bands: readonly Indicator[] = [
  'nights-1',
  'nights-2',
  'nights-3-5',
  'nights-6-10',
  'nights-over-10',
]

/**
 * The indicators of one area and month as they may leave. Everybody seen is in one band of nights; of every other group those
 * who are not in it could be worked out as well, and so are protected with it.
 */
export function protectValues(
  values: IndicatorValues,
  leftAny: number,
  rule: DisclosureRule,
): { values: ShownValues; leftAny: Shown } {
  const place = (indicator: Indicator) => indicators.indexOf(indicator)
  const cells: Cell[] = indicators.map(indicator => ({
    count: values[indicator],
    total: indicator === 'month',
  }))
  const sums: Sum[] = []
  const partOf = (whole: Indicator, parts: readonly Indicator[]) => {
    const rest = values[whole] - parts.reduce((sum, part) => sum + values[part], 0)
    cells.push({ count: rest, unprinted: true })
    sums.push({ total: place(whole), parts: [...parts.map(place), cells.length - 1] })
  }
  partOf('month', bands)
  for (const indicator of indicators)
    if (indicator !== 'month' && !bands.includes(indicator)) partOf('month', [indicator])
  partOf('returning', ['returning-from-settled'])
  const any = cells.push({ count: leftAny }) - 1
  const left = (whole: number, part: number) => {
    const rest = (cells[whole]?.count ?? 0) - (cells[part]?.count ?? 0)
    cells.push({ count: rest, unprinted: true })
    sums.push({ total: whole, parts: [part, cells.length - 1] })
  }
  left(place('month'), any)
  for (const indicator of indicators) if (indicator.startsWith('left-')) left(any, place(indicator))
  const shown = protectCells(cells, sums, rule)
  return {
    values: Object.fromEntries(
      indicators.map((indicator, at) => [indicator, shown[at] ?? 'suppressed']),
    ) as ShownValues,
    leftAny: shown[any] ?? 'suppressed',
  }
}

/** Flow, stock and returners with the total that they add up to. */
export function protectFlow(
  { flow, stock, returner }: Flow,
  rule: DisclosureRule,
): ShownFlow & { total: Shown } {
  const cells = [
    { count: flow },
    { count: stock },
    { count: returner },
    { count: flow + stock + returner, total: true },
  ]
  const [shownFlow, shownStock, shownReturner, total] = protectCells(
    cells,
    [{ total: 3, parts: [0, 1, 2] }],
    rule,
  )
  return {
    flow: shownFlow ?? 'suppressed',
    stock: shownStock ?? 'suppressed',
    returner: shownReturner ?? 'suppressed',
    total: total ?? 'suppressed',
  }
}

/** People and unknown people of one night, and both together. */
export function protectNight(
  { people, unknown }: { people: number; unknown: number },
  rule: DisclosureRule,
): { people: Shown; unknown: Shown } {
  const [shownPeople, shownUnknown] = protectCells(
    [{ count: people }, { count: unknown }],
    [],
    rule,
  )
  return { people: shownPeople ?? 'suppressed', unknown: shownUnknown ?? 'suppressed' }
}
