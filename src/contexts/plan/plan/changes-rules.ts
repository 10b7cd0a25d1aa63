import type { PlanNode } from '../node/node-queries.ts'
import type { Standing } from './standing-queries.ts'

export const changeKinds = {
  added: 'Added',
  merged: 'Merged into another action',
  split: 'Split into other actions',
  'carried-forward': 'Carried forward to another plan',
  removed: 'Removed',
  reworded: 'Reworded',
  're-dated': 'Date changed',
  owner: 'Owners changed',
  measure: 'Measure changed',
  moved: 'Moved to another part of the plan',
  status: 'Status or colour changed',
} as const
export type ChangeKind = keyof typeof changeKinds

/** An action as it stood on a day, with whoever it named then. */
export type Snapshot = Standing & { leads: string[]; others: string[] }

export type ActionChange = {
  kind: ChangeKind
  actionId: string
  number: string | null
  text: string
  before: Snapshot | null
  after: Snapshot
}

/** What is different about the actions of a plan between two days, in the order of `changeKinds`. */
export function changesBetween(
  before: readonly Snapshot[],
  after: readonly Snapshot[],
): ActionChange[] {
  const known = new Map(before.map(one => [one.actionId, one]))
  const changes = after.flatMap(now => changesOf(known.get(now.actionId) ?? null, now))
  const order = Object.keys(changeKinds)
  return changes.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function changesOf(before: Snapshot | null, after: Snapshot): ActionChange[] {
  const { actionId, number, text } = after
  const change = (kind: ChangeKind) => ({ kind, actionId, number, text, before, after })
  // What came and went between the two days is no difference between them.
  if (!before) return after.state === 'active' ? [change('added')] : []
  const kinds: ChangeKind[] = []
  if (before.state !== after.state) kinds.push(after.state === 'active' ? 'added' : after.state)
  if (wordsOf(before) !== wordsOf(after)) kinds.push('reworded')
  if (before.timescaleRaw !== after.timescaleRaw || before.dueOn !== after.dueOn)
    kinds.push('re-dated')
  if (namesOf(before) !== namesOf(after)) kinds.push('owner')
  if ((before.measure ?? '') !== (after.measure ?? '')) kinds.push('measure')
  if (before.nodeId !== after.nodeId) kinds.push('moved')
  if (standsAs(before) !== standsAs(after)) kinds.push('status')
  return kinds.map(change)
}

/** The whole wording: text and points. */
export function wordsOf(one: Pick<Standing, 'text' | 'points'>): string {
  return [one.text, ...one.points].join('\n')
}

/** 'Lead: Wexshire Council. Others: Marlow Shelter.' */
export function namesOf(one: { leads: string[]; others: string[] }): string {
  return [
    one.leads.length > 0 && `Lead: ${one.leads.join(', ')}.`,
    one.others.length > 0 && `Others: ${one.others.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function standsAs(one: Standing): string {
  return `${one.status} ${one.continues} ${one.colour}`
}

export type NodeChange = {
  kind: 'added' | 'removed' | 'reworded' | 'moved'
  before: PlanNode | null
  after: PlanNode | null
}

/** What is different about the parts of a plan between two days. */
export function nodeChangesBetween(
  before: readonly PlanNode[],
  after: readonly PlanNode[],
): NodeChange[] {
  const now = new Map(after.map(node => [node.nodeId, node]))
  const known = new Map(before.map(node => [node.nodeId, node]))
  return [
    ...after
      .filter(node => !known.has(node.nodeId))
      .map(node => ({ kind: 'added' as const, before: null, after: node })),
    ...before
      .filter(node => !now.has(node.nodeId))
      .map(node => ({ kind: 'removed' as const, before: node, after: null })),
    ...before.flatMap(node => {
      const next = now.get(node.nodeId)
      if (!next) return []
      const changes: NodeChange[] = []
      if (nodeWords(node) !== nodeWords(next))
        changes.push({ kind: 'reworded', before: node, after: next })
      if (node.parentId !== next.parentId)
        changes.push({ kind: 'moved', before: node, after: next })
      return changes
    }),
  ]
}

export function nodeWords(node: PlanNode): string {
  return [node.level, node.number, node.title, node.measure].filter(Boolean).join('\n')
}
