import type { ReadDb } from '../../../platform/db/connect.ts'
import type { PlanNode } from '../node/node-queries.ts'
import type { Standing } from '../plan/standing-queries.ts'
import { headingOf } from './printed-tables.ts'

const linkWords: Record<string, string> = {
  overlaps: 'Overlaps with',
  duplicates: 'Duplicates',
  parallel: 'Parallel to',
  'links-to': 'Links to',
  supersedes: 'Replaces',
}

/**
 * Links as a table prints them, by action: to a part of the plan by its name, to an action by its words as they stood;
 * on both actions. A link to what is not part of the plan on that day is not printed, and the words of another plan,
 * which may not be public, are not either.
 */
export async function listPrintedLinks(
  db: ReadDb,
  planId: string,
  standing: readonly Standing[],
  nodes: readonly PlanNode[],
): Promise<Map<string, string[]>> {
  const actions = new Map(standing.map(action => [action.actionId, action]))
  const parts = new Map(nodes.map(node => [node.nodeId, node]))
  const links = await db
    .selectFrom('plan.link')
    .select(['fromActionId', 'toActionId', 'toNodeId', 'kind'])
    .where('planId', '=', planId)
    .where('state', 'in', ['stated', 'confirmed'])
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
  const printed = new Map<string, string[]>()
  const add = (action: string, words: string) =>
    printed.set(action, [...(printed.get(action) ?? []), words])
  for (const link of links) {
    const part = parts.get(link.toNodeId ?? '')
    if (part) add(link.fromActionId, partName(part))
    const from = actions.get(link.fromActionId)
    const to = actions.get(link.toActionId ?? '')
    if (!from || !to) continue
    const words = linkWords[link.kind]
    // What an action took the place of is no longer active; any other link is one between two that are.
    if (link.kind !== 'supersedes' && (from.state !== 'active' || to.state !== 'active')) continue
    add(from.actionId, `${words}: “${to.text}”`)
    if (link.kind !== 'supersedes') add(to.actionId, `${words}: “${from.text}”`)
  }
  return printed
}

function partName({ level, number, title }: PlanNode): string {
  return number ? `${level} ${number}` : headingOf({ level, number: null, title })
}
