import type { PlanField, ReadAction, ReadPlan } from '../reading/reading.ts'
import type { Snapshot, SnapshotAction } from './snapshot.ts'

/** Something that a printed plan says otherwise than the plan it was printed from. */
export type Difference = { where: string; printed: string; read: string }

type Field = {
  of: PlanField
  name: string
  printed: (action: SnapshotAction) => string
  read: (action: ReadAction) => string
}

const yesNo = (value: string | null) =>
  (value && /^(yes|no)\b/i.exec(value)?.[1]?.toLowerCase()) || ''

const fields: Field[] = [
  {
    of: 'number',
    name: 'number',
    printed: action => action.number ?? '',
    read: action => action.number ?? '',
  },
  { of: 'action', name: 'words', printed: action => action.text, read: action => action.text },
  {
    of: 'action',
    name: 'points',
    printed: action => action.points.join('\n'),
    read: action => action.points.join('\n'),
  },
  {
    of: 'timescale',
    name: 'due',
    printed: action => action.due,
    read: action => action.timescale.raw,
  },
  {
    of: 'leads',
    name: 'leads',
    printed: action => action.leads.join('\n'),
    read: action => action.leads.join('\n'),
  },
  {
    of: 'others',
    name: 'others',
    printed: action => action.others.join('\n'),
    read: action => action.others.join('\n'),
  },
  {
    of: 'rag',
    name: 'colour',
    printed: action => action.colour ?? '',
    read: action => action.rag ?? '',
  },
  {
    of: 'situation',
    name: 'current situation',
    printed: action => action.situation ?? '',
    read: action => action.situation ?? '',
  },
  {
    of: 'desirable',
    name: 'desirable',
    printed: action => yesNo(action.desirable),
    read: action => action.desirable ?? '',
  },
  {
    of: 'achievable',
    name: 'achievable',
    printed: action => yesNo(action.achievable),
    read: action => action.achievable ?? '',
  },
  {
    of: 'nextSteps',
    name: 'next steps',
    printed: action => action.nextSteps ?? '',
    read: action => action.nextSteps ?? '',
  },
  {
    of: 'notes',
    name: 'notes',
    printed: action => action.notes ?? '',
    read: action => action.notes ?? '',
  },
  {
    of: 'links',
    name: 'links',
    printed: action => action.links.join('\n'),
    read: action => action.links.map(link => link.stated).join('\n'),
  },
]

/**
 * Compares a printed publication, read back, with what it was printed from: every node and every field of every action that
 * its layout has a column for, in order. No difference means that nothing was lost on the way to paper and back.
 */
export function differencesOf(snapshot: Snapshot, read: ReadPlan): Difference[] {
  const columns = new Set(snapshot.columns.map(column => column.field))
  const compared = fields.filter(field => columns.has(field.of))
  const differences: Difference[] = []
  const compare = (where: string, printed: string, got: string) => {
    if (printed !== got) differences.push({ where, printed, read: got })
  }
  compare('title', snapshot.title, read.title)
  compare('number of actions', String(snapshot.actions.length), String(read.actions.length))
  const printedNodes = nodePaths(snapshot.nodes, columns)
  const readNodes = nodePaths(read.nodes, columns)
  compare(
    'priorities and commitments',
    [...printedNodes.values()].join('\n'),
    [...readNodes.values()].join('\n'),
  )
  for (const [index, action] of inPrintedOrder(snapshot).entries()) {
    const got = read.actions[index]
    if (!got) break
    const where = `action ${index + 1}`
    compare(
      `${where}: place`,
      printedNodes.get(action.node ?? '') ?? '',
      readNodes.get(got.node ?? '') ?? '',
    )
    for (const { name, printed, read: readField } of compared)
      compare(`${where}: ${name}`, printed(action), readField(got))
  }
  return differences
}

type Node = {
  id: string
  parent: string | null
  level: string
  number: string | null
  title: string
  measure: string | null
}

/** Each node with its way from the top, as far as the layout prints it. */
function nodePaths(nodes: Node[], columns: ReadonlySet<PlanField>): Map<string, string> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const isLowest = (node: Node) => !nodes.some(other => other.parent === node.id)
  const path = (node: Node): string => {
    const parent = node.parent === null ? undefined : byId.get(node.parent)
    const inColumn = isLowest(node) && columns.has('node')
    // A column's heading says the level; it prints a number only where it has a column for it.
    const number = inColumn && !columns.has('node-number') ? '' : (node.number ?? '')
    const level = inColumn ? '' : node.level
    const measure = inColumn && columns.has('measure') ? (node.measure ?? '') : ''
    return [
      parent ? `${path(parent)} > ` : '',
      level,
      ' ',
      number,
      ' ',
      node.title,
      measure && ` (${measure})`,
    ].join('')
  }
  return new Map(nodes.map(node => [node.id, path(node)]))
}

function inPrintedOrder(snapshot: Snapshot): SnapshotAction[] {
  const order = new Map<string | null, number>([[null, -1]])
  for (const [index, node] of snapshot.nodes.entries()) order.set(node.id, index)
  return snapshot.actions
    .map((action, index) => ({ action, index }))
    .sort(
      (a, b) =>
        (order.get(a.action.node) ?? 0) - (order.get(b.action.node) ?? 0) || a.index - b.index,
    )
    .map(({ action }) => action)
}
