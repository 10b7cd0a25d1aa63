import type { ReadNode } from '../reading.ts'
import type { Column } from './columns.ts'
import { addNode, type Draft, place } from './draft.ts'
import { cellText, type GridCell } from './grid.ts'
import { cleanTitle, readLevelHeading, splitNumber } from './level.ts'
import { markerNumber } from './markers.ts'
import { nodeOfSections, type Sections } from './sections.ts'
import type { RowCells } from './table-rows.ts'
import { lettersAndDigits, squash } from './words.ts'

/** The node cells that apply to the rows being read: a blank cell keeps what stood above it. */
export type NodeColumns = {
  columns: Column[]
  numbers: Map<number, Column>
  current: Map<number, { cell: GridCell; node: ReadNode; section: ReadNode | null }>
  known: Map<string, ReadNode>
}

/** Node columns, the one with the fewest different values outermost. */
export function startNodeColumns(columns: Column[], distinct: number[]): NodeColumns {
  const nodes = columns.filter(column => column.field === 'node')
  nodes.sort((a, b) => (distinct[a.index] ?? 0) - (distinct[b.index] ?? 0) || a.index - b.index)
  const numbers = new Map<number, Column>()
  for (const column of columns.filter(each => each.field === 'node-number')) {
    const right = nodes.find(node => node.index === column.index + 1) ?? nodes.at(-1)
    if (right) numbers.set(right.index, column)
  }
  return { columns: nodes, numbers, current: new Map(), known: new Map() }
}

/** The deepest node of a row. `began` says that a node starts in this row. */
export function nodeOfRow(
  draft: Draft,
  sections: Sections,
  nodes: NodeColumns,
  row: RowCells,
): { node: ReadNode | null; began: boolean } {
  const section = nodeOfSections(draft, sections)
  let parent = section
  let began = false
  let reset = false
  for (const column of nodes.columns) {
    const own = row.own.get(column.index)
    const current = nodes.current.get(column.index)
    const filled = own && cellText(own) !== ''
    if (filled) {
      const number = row.own.get(nodes.numbers.get(column.index)?.index ?? -1)
      const node = findOrAdd(draft, nodes, column, own, number, parent)
      if (current?.node !== node) reset = true
      nodes.current.set(column.index, { cell: own, node, section })
      placeNode(draft, column, own, number, node)
      began = true
      parent = node
    } else if (current && !reset && current.section === section) {
      parent = current.node
    } else if (current) {
      nodes.current.delete(column.index)
    }
  }
  return { node: parent, began }
}

function placeNode(
  draft: Draft,
  column: Column,
  cell: GridCell,
  number: GridCell | undefined,
  node: ReadNode,
) {
  place(draft, cell.fragment, node.id, 'title', column.why)
  if (number && cellText(number) !== '') place(draft, number.fragment, node.id, 'number')
}

function findOrAdd(
  draft: Draft,
  nodes: NodeColumns,
  column: Column,
  cell: GridCell,
  number: GridCell | undefined,
  parent: ReadNode | null,
): ReadNode {
  const text = squash(cellText(cell))
  const heading = readLevelHeading(text) ?? { level: column.level ?? 'Section', ...titleOf(text) }
  const printed = number ? markerNumber(squash(cellText(number))) : null
  const value = { ...heading, number: printed ?? heading.number }
  if (parent && parent.level === value.level && sameNode(parent, value)) return parent
  const key = `${parent?.id ?? ''}|${value.level}|${value.number ?? ''}|${lettersAndDigits(value.title)}`
  const known = nodes.known.get(key)
  if (known) return known
  const added = addNode(draft, { parent: parent?.id ?? null, ...value })
  nodes.known.set(key, added)
  return added
}

function titleOf(text: string) {
  if (/^\d{1,3}(\.\d{1,3})*[a-z]?[.)]?$/u.test(text))
    return { number: markerNumber(text), title: '' }
  const { number, rest } = splitNumber(text)
  if (number !== null) return { number, title: cleanTitle(rest) }
  const bare = /^(\d{1,2}) (\p{Lu}.*)$/u.exec(text)
  return bare?.[1] && bare[2]
    ? { number: bare[1], title: cleanTitle(bare[2]) }
    : { number: null, title: cleanTitle(text) }
}

function sameNode(
  one: { number: string | null; title: string },
  other: { number: string | null; title: string },
): boolean {
  if (one.number !== null && other.number !== null) return one.number === other.number
  return lettersAndDigits(one.title) === lettersAndDigits(other.title)
}
