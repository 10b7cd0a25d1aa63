import { formatDay } from '../../../../design-system/index.ts'
import type { DisclosureRule } from '../../../../platform/disclosure/disclosure-rule.ts'
import { type Cell, protectCells } from '../../../../platform/disclosure/protect-cells.ts'
import type { Choice, CountLists } from '../count-lists.ts'
import type { Partner, ShownSnapshot, Standing } from '../snapshot-queries.ts'

/** One line of the return: under which heading it stands, what it is called, and its value. */
export type ReturnRow = { heading: string; label: string; value: number | string }

const dimensions = [
  { name: 'sex', heading: 'Sex' },
  { name: 'age', heading: 'Age' },
  { name: 'nationality', heading: 'Nationality' },
] as const

/** The figures in the order in which the return asks for them, which is a parameter; every number as it is. */
export function returnRows(
  snapshot: Pick<ShownSnapshot, 'night' | 'approachLabel'>,
  figures: Standing,
  partners: readonly Pick<Partner, 'name' | 'kindLabel'>[],
  lists: Pick<CountLists, 'sex' | 'age' | 'nationality'>,
  order: readonly string[],
): ReturnRow[] {
  return order.flatMap((part): ReturnRow[] => {
    switch (part) {
      case 'approach':
        return [{ heading: 'Count', label: 'Approach', value: snapshot.approachLabel }]
      case 'night':
        return [
          { heading: 'Count', label: 'Night that begins on', value: formatDay(snapshot.night) },
        ]
      case 'total':
        return [{ heading: 'Count', label: 'People sleeping rough', value: figures.total }]
      case 'sex':
      case 'age':
      case 'nationality':
        return cellsOf(part, figures, lists[part])
      case 'agencies':
        return partners.map(({ name, kindLabel }) => ({
          heading: 'Agencies consulted',
          label: kindLabel,
          value: name,
        }))
      default:
        return []
    }
  })
}

function cellsOf(
  part: 'sex' | 'age' | 'nationality',
  figures: Standing,
  list: readonly Choice[],
): ReturnRow[] {
  const heading = dimensions.find(one => one.name === part)?.heading ?? part
  return list.map(({ code, label }) => ({ heading, label, value: figures[part][code] ?? 0 }))
}

/**
 * The figures as everybody else is shown them: small groups hidden, with as many others as it takes. The total is not: it is
 * what the ministry publishes.
 */
export function protectedRows(
  figures: Standing,
  lists: Pick<CountLists, 'sex' | 'age' | 'nationality'>,
  rule: Pick<DisclosureRule, 'threshold' | 'intervalValues' | 'roundTo'>,
): ReturnRow[] {
  const parts = dimensions.map(({ name }) => cellsOf(name, figures, lists[name]))
  const cells: Cell[] = [
    { count: figures.total, total: true, published: true },
    ...parts.flat().map(row => ({ count: Number(row.value) })),
  ]
  let place = 1
  const sums = parts.map(part => {
    const places = part.map(() => place++)
    return { total: 0, parts: places }
  })
  const shown = protectCells(cells, sums, rule)
  return [
    { heading: 'Count', label: 'People sleeping rough', value: figures.total },
    ...parts.flat().map((row, index) => ({ ...row, value: shown[index + 1] ?? 'suppressed' })),
  ]
}
