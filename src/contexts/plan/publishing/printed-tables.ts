import type { Rag } from '../reading/reading.ts'
import { rags } from './rag-words.ts'
import type { PrintedColumn, Snapshot, SnapshotAction, SnapshotNode } from './snapshot.ts'

/** A cell as it is printed: paragraphs, of which some are list items. */
export type PrintedCell = {
  paragraphs: { text: string; bullet?: boolean }[]
  rowSpan: number
  fill: Rag | null
}

/** A heading with the table under it; only the last heading of several has one. */
export type PrintedSection = {
  heading: string | null
  level: number
  columns: PrintedColumn[]
  /** A place covered by a cell that spans down from above is null. */
  rows: (PrintedCell | null)[][]
}

/**
 * The plan as the council's tables. Levels that have no column of their own are headings; the lowest level is a column,
 * merged down its actions, where the layout has one.
 */
export function printTables(snapshot: Snapshot): PrintedSection[] {
  const hasNodeColumn = snapshot.columns.some(column => column.field === 'node')
  const children = groupBy(snapshot.nodes, node => node.parent)
  const actions = groupBy(snapshot.actions, action => action.node)
  const sections: PrintedSection[] = []
  const loose = actions.get(null) ?? []
  if (loose.length > 0) sections.push(section(snapshot, null, 1, [{ node: null, actions: loose }]))

  function walk(node: SnapshotNode, depth: number) {
    const below = children.get(node.id) ?? []
    const own = actions.get(node.id) ?? []
    const leaves = below.filter(child => !children.has(child.id))
    if (hasNodeColumn && below.length > 0 && leaves.length === below.length) {
      const groups = below.map(child => ({ node: child, actions: actions.get(child.id) ?? [] }))
      if (own.length > 0) groups.unshift({ node, actions: own })
      sections.push(section(snapshot, headingOf(node), depth, groups))
      return
    }
    sections.push(
      section(snapshot, headingOf(node), depth, own.length > 0 ? [{ node, actions: own }] : []),
    )
    for (const child of below) walk(child, depth + 1)
  }
  const roots = children.get(null) ?? []
  if (hasNodeColumn && roots.every(root => !children.has(root.id)) && roots.length > 0)
    sections.push(
      section(
        snapshot,
        null,
        1,
        roots.map(node => ({ node, actions: actions.get(node.id) ?? [] })),
      ),
    )
  else for (const root of roots) walk(root, 1)
  return sections
}

/** 'Priority 1: Prevent', in the plan's own words. */
export function headingOf(node: Pick<SnapshotNode, 'level' | 'number' | 'title'>): string {
  const name =
    node.level === 'Section'
      ? (node.number ?? '')
      : [node.level, node.number].filter(Boolean).join(' ')
  return node.title === ''
    ? name
    : node.number || node.level !== 'Section'
      ? `${name}: ${node.title}`
      : node.title
}

type Group = { node: SnapshotNode | null; actions: SnapshotAction[] }

function section(
  snapshot: Snapshot,
  heading: string | null,
  level: number,
  groups: Group[],
): PrintedSection {
  const { columns } = snapshot
  const rows = groups.flatMap(({ node, actions }) => {
    // A commitment without an action still has its row: nothing that was promised drops out.
    const printed = actions.length > 0 ? actions : [null]
    return printed.map((action, index) =>
      columns.map(({ field }) => {
        if (isOfNode(field, node))
          return index === 0 ? { ...nodeCell(field, node), rowSpan: printed.length } : null
        return action ? actionCell(field, action) : empty
      }),
    )
  })
  return { heading, level, columns, rows }
}

const empty: PrintedCell = { paragraphs: [], rowSpan: 1, fill: null }

function isOfNode(field: PrintedColumn['field'], node: SnapshotNode | null): node is SnapshotNode {
  return (
    node !== null &&
    (field === 'node' || field === 'node-number' || (field === 'measure' && node.measure !== null))
  )
}

function nodeCell(field: PrintedColumn['field'], node: SnapshotNode): PrintedCell {
  const text = field === 'node' ? node.title : field === 'node-number' ? node.number : node.measure
  return { ...empty, paragraphs: paragraphsOf(text) }
}

function actionCell(field: PrintedColumn['field'], action: SnapshotAction): PrintedCell {
  switch (field) {
    case 'number':
      return { ...empty, paragraphs: paragraphsOf(action.number) }
    case 'action':
      return {
        ...empty,
        paragraphs: [
          ...paragraphsOf(action.text),
          ...action.points.map(text => ({ text, bullet: true })),
        ],
      }
    case 'timescale':
      return { ...empty, paragraphs: paragraphsOf(action.due) }
    case 'leads':
      return { ...empty, paragraphs: action.leads.map(text => ({ text })) }
    case 'others':
      return { ...empty, paragraphs: action.others.map(text => ({ text })) }
    case 'measure':
      return { ...empty, paragraphs: paragraphsOf(action.measure) }
    case 'rag':
      return {
        ...empty,
        paragraphs: action.colour ? [{ text: rags[action.colour].word }] : [],
        fill: action.colour,
      }
    case 'situation':
      return { ...empty, paragraphs: paragraphsOf(action.situation) }
    case 'desirable':
      return { ...empty, paragraphs: paragraphsOf(action.desirable) }
    case 'achievable':
      return { ...empty, paragraphs: paragraphsOf(action.achievable) }
    case 'nextSteps':
      return { ...empty, paragraphs: paragraphsOf(action.nextSteps) }
    case 'notes':
      return { ...empty, paragraphs: paragraphsOf(action.notes) }
    case 'links':
      return { ...empty, paragraphs: action.links.map(text => ({ text })) }
    default:
      return empty
  }
}

function paragraphsOf(text: string | null): { text: string }[] {
  return text ? text.split('\n').map(line => ({ text: line })) : []
}

function groupBy<T, K>(list: T[], key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}
