import type { Rag, Snapshot } from '../../plan/index.ts'

/** How the actions of a part of a plan stand: counted, never averaged. */
export type Progress = { name: string; counts: Record<Rag | 'none', number>; total: number }

/** The whole plan first, then each of its top parts. */
export function progressOf(
  snapshot: Snapshot,
  headingOf: (node: Snapshot['nodes'][number]) => string,
): Progress[] {
  const parents = new Map(snapshot.nodes.map(node => [node.id, node.parent]))
  const topOf = (id: string | null): string | null => {
    const parent = id === null ? null : (parents.get(id) ?? null)
    return parent === null ? id : topOf(parent)
  }
  const tops = snapshot.nodes.filter(node => node.parent === null)
  const part = (name: string, actions: Snapshot['actions']): Progress => {
    const counts = { green: 0, amber: 0, red: 0, blue: 0, none: 0 }
    for (const { colour } of actions) counts[colour ?? 'none'] += 1
    return { name, counts, total: actions.length }
  }
  return [
    part('The whole plan', snapshot.actions),
    ...tops.map(top =>
      part(
        headingOf(top),
        snapshot.actions.filter(action => topOf(action.node) === top.id),
      ),
    ),
  ].filter((one, index) => index === 0 || one.total > 0)
}
