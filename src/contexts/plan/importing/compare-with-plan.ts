import type { ReadDb } from '../../../platform/db/connect.ts'
import { lettersAndDigits } from '../reading/assembly/words.ts'
import { deriveColour } from '../review/colour-rules.ts'
import type { ReviewContent } from '../review/write-review.ts'
import {
  type ActionField,
  type CorrectedAction,
  type CorrectedNode,
  typedField,
} from './corrections.ts'
import { importedReview } from './imported-review.ts'
import { likeness } from './likeness.ts'
import { getPlanContent, type PlanAction, type PlanNode } from './plan-content.ts'
import type { Reviewed } from './review-frame.tsx'

/** A field that the corrected file says otherwise. */
export type FieldChange = { field: ActionField; before: string; after: string }

export type ComparedAction = {
  read: CorrectedAction
  /** The action of the plan that it is; null for a new one. */
  current: PlanAction | null
  changes: FieldChange[]
  /** It stands under another part of the plan. */
  moved: boolean
}

export type ComparedNode = { read: CorrectedNode; current: PlanNode | null; changed: boolean }

/** What a corrected file would change of the plan as it is now. */
export type Comparison = {
  nodes: ComparedNode[]
  actions: ComparedAction[]
  /** Actions of the plan that are not in the file: never removed without an answer. */
  missing: (PlanAction & { answer: 'keep' | 'remove' | null })[]
}

export function missingQuestion(actionId: string): string {
  return `missing:${actionId}`
}

const wordingFields = [
  'number',
  'text',
  'points',
  'timescale',
  'leads',
  'others',
  'measure',
] as const
const standingFields = [
  'rag',
  'situation',
  'desirable',
  'achievable',
  'nextSteps',
  'notes',
] as const

/** Compares what was read with the plan that it corrects; an empty comparison for a new plan. */
export async function compareWithPlan(
  db: ReadDb,
  { imported, review }: Reviewed,
): Promise<Comparison> {
  if (!imported.correctsPlanId) return { nodes: [], actions: [], missing: [] }
  const now = await getPlanContent(db, imported.correctsPlanId)
  const nodes = matchNodes(review.plan.nodes, now.nodes)
  const nodeIds = new Map(nodes.map(({ read, current }) => [read.id, current?.id ?? null]))
  const matched = matchActions(review.plan.actions, now.actions, nodeIds)
  const actions = review.plan.actions.map(read => {
    const current = matched.get(read.id) ?? null
    if (!current) return { read, current, changes: [], moved: false }
    const says = importedReview(read, imported.fileName, review.sourceOf, current)
    const fields = [...wordingFields, ...(says ? standingFields : [])]
    const changes = fields.flatMap(field => {
      const before = typedField(current.read, field)
      const after = field === 'rag' ? (colourOf(says) ?? '') : typedField(read, field)
      return before === after ? [] : [{ field, before, after }]
    })
    const node = read.node === null ? null : (nodeIds.get(read.node) ?? 'new')
    return { read, current, changes, moved: node !== current.nodeId }
  })
  const taken = new Set([...matched.values()].map(action => action.id))
  const missing = now.actions
    .filter(action => !taken.has(action.id))
    .map(action => {
      const answer = review.answers[missingQuestion(action.id)]
      const known = answer === 'keep' || answer === 'remove' ? answer : null
      return { ...action, answer: known as 'keep' | 'remove' | null }
    })
  return { nodes, actions, missing }
}

/** The colour that would be printed: by hand, or as it follows from the rest. */
function colourOf(says: ReviewContent | null) {
  return says && (says.colourByHand ?? deriveColour(says).colour)
}

/** Nodes by level and words, then by level and number, in order. */
function matchNodes(read: readonly CorrectedNode[], now: readonly PlanNode[]): ComparedNode[] {
  const free = new Set(now)
  const take = (fits: (node: PlanNode) => boolean) => {
    const found = [...free].find(fits)
    if (found) free.delete(found)
    return found
  }
  const found = new Map<string, PlanNode>()
  const rounds: ((one: CorrectedNode, node: PlanNode) => boolean)[] = [
    (one, node) =>
      one.level === node.level &&
      lettersAndDigits(one.title) === lettersAndDigits(node.title) &&
      one.number === node.number,
    (one, node) => one.title !== '' && lettersAndDigits(one.title) === lettersAndDigits(node.title),
    (one, node) =>
      one.level === node.level &&
      one.number === node.number &&
      likeness(one.title, node.title) >= 0.5,
    (one, node) => one.level === node.level && likeness(one.title, node.title) >= 0.7,
  ]
  for (const fits of rounds)
    for (const one of read) {
      if (found.has(one.id)) continue
      const node = take(candidate => fits(one, candidate))
      if (node) found.set(one.id, node)
    }
  return read.map(one => {
    const current = found.get(one.id) ?? null
    const changed =
      current !== null &&
      (one.title !== current.title ||
        one.number !== current.number ||
        one.level !== current.level ||
        one.measure !== current.measure)
    return { read: one, current, changed }
  })
}

/** Actions by the same words in the same part, the same words anywhere, the number with like words, and then likeness. */
function matchActions(
  read: readonly CorrectedAction[],
  now: readonly PlanAction[],
  nodeIds: Map<string, string | null>,
): Map<string, PlanAction> {
  const free = new Set(now)
  const found = new Map<string, PlanAction>()
  const take = (one: CorrectedAction, action: PlanAction | undefined) => {
    if (!action) return
    free.delete(action)
    found.set(one.id, action)
  }
  const nodeOf = (one: CorrectedAction) =>
    one.node === null ? null : (nodeIds.get(one.node) ?? null)
  const words = new Map([...read, ...now].map(one => [one, lettersAndDigits(one.text)]))
  const byWords = Map.groupBy(now, action => words.get(action) ?? '')
  for (const sameNode of [true, false])
    for (const one of read)
      if (!found.has(one.id))
        take(
          one,
          byWords
            .get(words.get(one) ?? '')
            ?.find(action => free.has(action) && (!sameNode || action.nodeId === nodeOf(one))),
        )
  for (const one of read)
    if (!found.has(one.id) && one.number !== null)
      take(
        one,
        [...free].find(
          action =>
            action.number === one.number &&
            action.nodeId === nodeOf(one) &&
            likeness(action.text, one.text) >= 0.4,
        ),
      )
  const left = read.filter(one => !found.has(one.id))
  const pairs = left
    .flatMap(one =>
      [...free].map(action => ({ one, action, score: likeness(one.text, action.text) })),
    )
    .filter(({ score }) => score >= 0.7)
    .sort((a, b) => b.score - a.score)
  for (const { one, action } of pairs) if (!found.has(one.id) && free.has(action)) take(one, action)
  return found
}
