import type { ReadNode } from '../reading.ts'
import type { Draft } from './draft.ts'

/**
 * Takes out a plain heading that everything else hangs under: it heads the document, not a part of the
 * plan. Then nodes are numbered anew in document order.
 */
export function pruneNodes(draft: Draft) {
  for (;;) {
    const roots = draft.nodes.filter(node => node.parent === null)
    const [only] = roots
    if (roots.length !== 1 || !only || only.level !== 'Section') break
    const children = draft.nodes.some(node => node.parent === only.id)
    const direct = draft.actions.some(action => action.node === only.id)
    const loose = draft.actions.some(action => action.node === null)
    if (!children || direct || loose || only.measure !== null) break
    removeNode(draft, only)
  }
  renumber(draft)
}

function removeNode(draft: Draft, gone: ReadNode) {
  draft.nodes = draft.nodes.filter(node => node !== gone)
  for (const node of draft.nodes) if (node.parent === gone.id) node.parent = null
  for (const placement of draft.placements) {
    if (placement.target === gone.id) {
      placement.target = 'plan'
      placement.field = 'heading'
    }
  }
}

function renumber(draft: Draft) {
  const names = new Map(draft.nodes.map((node, index) => [node.id, `n${index + 1}`]))
  const rename = (id: string) => names.get(id) ?? id
  for (const node of draft.nodes) {
    node.id = rename(node.id)
    node.parent = node.parent === null ? null : rename(node.parent)
  }
  for (const action of draft.actions)
    action.node = action.node === null ? null : rename(action.node)
  for (const placement of draft.placements) placement.target = rename(placement.target)
}
