import type { ReadAction, ReadNode, ReadPlan } from '../../src/contexts/plan/reading/reading.ts'

/** How often a field was right, over the actions and nodes where the truth or the reading has it. */
export type FieldScore = { filled: number; right: number }

export type Miss = { field: string; of: string; expected: string; got: string }

export type Score = {
  actions: number
  found: number
  invented: number
  fields: Map<string, FieldScore>
  misses: Miss[]
}

/** Runs of white space are one space; nothing else is forgiven. */
export function normal(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
}

/** Share of words in common, 0 to 1. */
function similarity(a: string, b: string): number {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  if (x.size === 0 || y.size === 0) return 0
  let both = 0
  for (const word of x) if (y.has(word)) both += 1
  return (2 * both) / (x.size + y.size)
}

/** Pairs of actions that are the same one: first by their very words, then by the words they share. */
function matchActions(
  truth: readonly ReadAction[],
  read: readonly ReadAction[],
): Map<ReadAction, ReadAction> {
  const pairs = new Map<ReadAction, ReadAction>()
  const free = new Set(read)
  for (const action of truth) {
    const same = [...free].find(r => normal(r.text) === normal(action.text))
    if (same) {
      pairs.set(action, same)
      free.delete(same)
    }
  }
  for (const action of truth) {
    if (pairs.has(action)) continue
    const ranked = [...free]
      .map(r => ({ r, near: similarity(r.text, action.text) }))
      .sort((a, b) => b.near - a.near)
    const best = ranked[0]
    if (best && best.near >= 0.75) {
      pairs.set(action, best.r)
      free.delete(best.r)
    }
  }
  return pairs
}

/** The place of a node, from the top: numbers and titles of everything above it and of itself. */
function pathOf(plan: ReadPlan, id: string | null): string {
  const names: string[] = []
  let at = plan.nodes.find(n => n.id === id)
  while (at && names.length < 9) {
    names.unshift(normal(`${at.number ?? ''} ${at.title}`))
    const { parent } = at
    at = parent === null ? undefined : plan.nodes.find(n => n.id === parent)
  }
  return names.join(' › ')
}

type Fields = Record<string, string>

const list = (items: readonly string[]) => items.map(normal).join(' | ')

function actionFields(plan: ReadPlan, a: ReadAction, name: (id: string | null) => string): Fields {
  const t = a.timescale
  return {
    node: pathOf(plan, a.node),
    number: normal(a.number),
    text: normal(a.text),
    points: list(a.points),
    'timescale.raw': normal(t.raw),
    timescale:
      t.kind === 'none' ? '' : [t.kind, t.from ?? '-', t.to ?? '-', t.every ?? '-'].join(' '),
    leads: list(a.leads),
    others: list(a.others),
    measure: normal(a.measure),
    rag: a.rag ?? '',
    situation: normal(a.situation),
    desirable: a.desirable ?? '',
    achievable: a.achievable ?? '',
    nextSteps: normal(a.nextSteps),
    notes: normal(a.notes),
    links: a.links
      .map(l => `${l.kind} ${name(l.to)}`)
      .sort()
      .join(' | '),
  }
}

function nodeFields(plan: ReadPlan, n: ReadNode): Fields {
  return {
    'node.level': normal(n.level),
    'node.place': pathOf(plan, n.id),
    'node.measure': normal(n.measure),
  }
}

/**
 * Compares what was read with what the document says. A field is right when it is exactly the same but
 * for white space; an action is found when its text is the same or shares three quarters of its words.
 */
export function scorePlan(read: ReadPlan, truth: ReadPlan): Score {
  const score: Score = {
    actions: truth.actions.length,
    found: 0,
    invented: 0,
    fields: new Map(),
    misses: [],
  }
  const pairs = matchActions(truth.actions, read.actions)
  const twin = new Map([...pairs].map(([a, b]) => [b.id, a.id]))
  const compare = (of: string, expected: Fields, got: Fields) => {
    for (const [field, value] of Object.entries(expected)) {
      const other = got[field] ?? ''
      if (value === '' && other === '') continue
      const counts = score.fields.get(field) ?? { filled: 0, right: 0 }
      counts.filled += 1
      if (value === other) counts.right += 1
      else score.misses.push({ field, of, expected: value, got: other })
      score.fields.set(field, counts)
    }
  }
  const nodeName = (plan: ReadPlan, id: string) =>
    plan.nodes.some(n => n.id === id) ? pathOf(plan, id) : undefined
  for (const action of truth.actions) {
    const other = pairs.get(action)
    if (!other) {
      score.misses.push({ field: 'action', of: action.id, expected: action.text, got: '' })
      continue
    }
    score.found += 1
    const ofTruth = actionFields(truth, action, id =>
      id === null ? 'none' : (nodeName(truth, id) ?? id),
    )
    compare(
      action.id,
      ofTruth,
      actionFields(read, other, id =>
        id === null ? 'none' : (nodeName(read, id) ?? twin.get(id) ?? id),
      ),
    )
  }
  const paired = new Set(pairs.values())
  for (const extra of read.actions) {
    if (paired.has(extra)) continue
    score.invented += 1
    score.misses.push({ field: 'invented', of: extra.id, expected: '', got: extra.text })
  }
  compareNodes(read, truth, compare)
  if (truth.title !== '')
    compare('plan', { title: normal(truth.title) }, { title: normal(read.title) })
  return score
}

function compareNodes(
  read: ReadPlan,
  truth: ReadPlan,
  compare: (of: string, a: Fields, b: Fields) => void,
): void {
  const free = new Set(read.nodes)
  for (const node of truth.nodes) {
    const place = pathOf(truth, node.id)
    const same =
      [...free].find(n => pathOf(read, n.id) === place) ??
      [...free].find(n => normal(n.title) === normal(node.title))
    if (same) free.delete(same)
    compare(
      node.id,
      nodeFields(truth, node),
      same ? nodeFields(read, same) : { 'node.level': '', 'node.place': '', 'node.measure': '' },
    )
  }
  for (const extra of free)
    compare(
      extra.id,
      { 'node.place': '' },
      { 'node.place': pathOf(read, extra.id) || '(no title)' },
    )
}

/** Adds one score to another. */
export function addScore(sum: Score, more: Score): void {
  sum.actions += more.actions
  sum.found += more.found
  sum.invented += more.invented
  sum.misses.push(...more.misses)
  for (const [field, counts] of more.fields) {
    const known = sum.fields.get(field) ?? { filled: 0, right: 0 }
    known.filled += counts.filled
    known.right += counts.right
    sum.fields.set(field, known)
  }
}

/** A score to add others to. */
export function emptyScore(): Score {
  return { actions: 0, found: 0, invented: 0, fields: new Map(), misses: [] }
}

/** Share of fields that are exact, over every field of the found actions and of the nodes. */
export function fieldShare(score: Score): number {
  let [filled, right] = [0, 0]
  for (const counts of score.fields.values()) {
    filled += counts.filled
    right += counts.right
  }
  return filled === 0 ? 1 : right / filled
}

/** Share of the actions that were found. */
export function foundShare(score: Score): number {
  return score.actions === 0 ? 1 : score.found / score.actions
}
