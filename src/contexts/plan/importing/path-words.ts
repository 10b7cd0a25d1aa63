import type { Review } from './review-model.ts'

/** Where an action stands in the plan: 'Priority 1 Prevention › Ambition 2 …'. */
export function pathWords(review: Review, nodeId: string | null): string {
  const node = nodeId === null ? undefined : review.nodesById.get(nodeId)
  if (!node) return ''
  const own = [node.level, node.number, node.title].filter(Boolean).join(' ')
  return [pathWords(review, node.parent), own].filter(Boolean).join(' › ')
}
