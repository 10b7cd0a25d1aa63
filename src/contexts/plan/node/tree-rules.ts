import type { PlanNode } from './node-queries.ts'

export type TreeNode<Node extends PlanNode = PlanNode> = Node & {
  depth: number
  /** From the top of the plan down to this one, itself included. */
  path: Node[]
}

/**
 * The nodes in reading order, each with its way from the top. A node whose parent is not there (removed on that day)
 * stands at the top, and so does each of a ring, so that nothing is ever lost from a page.
 */
export function treeOf<Node extends PlanNode>(nodes: readonly Node[]): TreeNode<Node>[] {
  const known = new Set(nodes.map(node => node.nodeId))
  const children = new Map<string | null, Node[]>()
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), node])
  }
  for (const list of children.values())
    list.sort((a, b) => a.position - b.position || (a.nodeId < b.nodeId ? -1 : 1))
  const placed = new Set<string>()
  const tree: TreeNode<Node>[] = []
  const place = (node: Node, above: Node[]) => {
    if (placed.has(node.nodeId)) return
    placed.add(node.nodeId)
    const path = [...above, node]
    tree.push({ ...node, depth: path.length, path })
    for (const child of children.get(node.nodeId) ?? []) place(child, path)
  }
  for (const node of children.get(null) ?? []) place(node, [])
  for (const node of nodes) place(node, [])
  return tree
}

/** 'Priority 1: Prevent homelessness', in the plan's own word for the level. */
export function nodeName(node: Pick<PlanNode, 'level' | 'number' | 'title'>): string {
  const label = [node.level, node.number].filter(Boolean).join(' ')
  // Some plans print the level in the title itself.
  if (label === '' || node.title.toLowerCase().startsWith(label.toLowerCase())) return node.title
  if (node.title === '') return label
  return `${label}: ${node.title}`
}

/** A node and everything below it. */
export function withinNode(nodes: readonly PlanNode[], nodeId: string): string[] {
  return treeOf(nodes)
    .filter(node => node.path.some(step => step.nodeId === nodeId))
    .map(node => node.nodeId)
}
