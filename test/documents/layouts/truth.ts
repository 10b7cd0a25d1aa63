import type {
  ReadAction,
  ReadLink,
  ReadNode,
  ReadPlan,
} from '../../../src/contexts/plan/reading/reading.ts'
import type { InventedAction, InventedPlan } from '../invented-plans.ts'
import { listInventedActions } from '../invented-plans.ts'

/** What a layout prints of an action; the rest is not in the document and must come out empty. */
export type PrintedFields = Partial<Omit<ReadAction, 'id' | 'node' | 'links'>>

/** Collects the truth of a document while it is laid out. */
export type TruthBook = {
  node: (parent: string | null, level: string, number: string | null, title: string) => string
  measure: (node: string, text: string) => void
  action: (node: string | null, source: InventedAction, fields: PrintedFields) => void
  finish: (
    title: string,
    options: { notes: boolean; priorities: (position: number) => string | null },
  ) => ReadPlan
}

const nothing = { raw: '', kind: 'none', from: null, to: null, every: null } as const

/** Starts the truth of one document. */
export function openTruth(plan: InventedPlan): TruthBook {
  const nodes: ReadNode[] = []
  const actions: ReadAction[] = []
  const sources: InventedAction[] = []
  const order = listInventedActions(plan)
  return {
    node: (parent, level, number, title) => {
      const id = `n${nodes.length + 1}`
      nodes.push({ id, parent, level, number, title, measure: null })
      return id
    },
    measure: (node, text) => {
      const found = nodes.find(n => n.id === node)
      if (found) found.measure = text
    },
    action: (node, source, fields) => {
      sources.push(source)
      actions.push({
        id: `a${actions.length + 1}`,
        node,
        number: null,
        text: source.text,
        points: [],
        timescale: nothing,
        leads: [],
        others: [],
        measure: null,
        rag: null,
        situation: null,
        desirable: null,
        achievable: null,
        nextSteps: null,
        notes: null,
        links: [],
        ...fields,
      })
    },
    finish: (title, options) => {
      actions.forEach((action, i) => {
        const source = sources[i]
        if (!source) return
        if (options.notes) action.links = statedLinks(source, sources, order)
        for (const position of source.linkedPriorities) {
          const to = options.priorities(position)
          if (to !== null) action.links = [...action.links, { kind: 'links-to', to, stated: '' }]
        }
      })
      return { title, nodes, actions }
    },
  }
}

function statedLinks(
  source: InventedAction,
  printed: InventedAction[],
  order: InventedAction[],
): ReadLink[] {
  return source.links.map(link => {
    const target = order[link.to]
    const position = target ? printed.indexOf(target) : -1
    return {
      kind: link.kind,
      to: position < 0 ? null : `a${position + 1}`,
      stated: target?.text ?? '',
    }
  })
}
