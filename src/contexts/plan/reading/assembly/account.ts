import type { Fragment, SetAside } from '../reading.ts'
import type { Draft } from './draft.ts'

/**
 * The account of every fragment: placed in the plan or set aside with a reason. What no stage claimed is
 * narrative: kept as the document's text.
 */
export function accountFor(draft: Draft, fragments: Fragment[]) {
  const placed = new Set(draft.placements.map(each => each.fragment))
  const setAside: SetAside[] = []
  for (const fragment of fragments) {
    if (placed.has(fragment.id)) continue
    setAside.push({
      fragment: fragment.id,
      reason: draft.setAside.get(fragment.id) ?? reasonFor(fragment),
    })
  }
  return { placed: placed.size, setAside, unread: fragments.length - placed.size - setAside.length }
}

function reasonFor(fragment: Fragment): string {
  if (fragment.text.trim() === '') return 'empty'
  if (fragment.kind === 'cell')
    return 'in a table that is not part of the plan, kept as document text'
  return 'narrative, kept as document text'
}
