import { readTimescale } from '../reading/assembly/timescale.ts'
import type { Answers, Rag, ReadAction, ReadNode, ReadPlan } from '../reading/reading.ts'

/** What a person may correct of an action before it is committed. */
export const actionFields = [
  'number',
  'text',
  'points',
  'timescale',
  'leads',
  'others',
  'measure',
  'rag',
  'situation',
  'desirable',
  'achievable',
  'nextSteps',
  'notes',
] as const

export type ActionField = (typeof actionFields)[number]

/** The answer that empties a field: an empty answer would take the correction back. */
export const emptied = '(empty)'

/** Where the correction of a field is kept among the answers. */
export function fieldQuestion(actionKey: string, field: ActionField): string {
  return `field:${actionKey}:${field}`
}

function nodeQuestion(nodeKey: string, field: 'title' | 'number' | 'measure'): string {
  return `node:${nodeKey}:${field}`
}

/** The spelling that a name is to be read as. */
export function partyQuestion(alias: string): string {
  return `same:${alias}`
}

export type CorrectedAction = ReadAction & { key: string; corrected: ActionField[] }
export type CorrectedNode = ReadNode & { key: string }
export type CorrectedPlan = Omit<ReadPlan, 'nodes' | 'actions'> & {
  nodes: CorrectedNode[]
  actions: CorrectedAction[]
}

/** The plan as read with everything that a person corrected by hand. */
export function correctPlan(
  plan: ReadPlan,
  keys: Map<string, string>,
  answers: Answers,
): CorrectedPlan {
  return {
    title: answers['plan:title'] ?? plan.title,
    nodes: plan.nodes.map(node => correctNode(node, keys.get(node.id) ?? node.id, answers)),
    actions: plan.actions.map(action =>
      correctAction(action, keys.get(action.id) ?? action.id, answers),
    ),
  }
}

function correctNode(node: ReadNode, key: string, answers: Answers): CorrectedNode {
  const said = (field: 'title' | 'number' | 'measure') => answers[nodeQuestion(key, field)]
  return {
    ...node,
    key,
    level: answers[`level:${node.level}`] ?? node.level,
    title: orEmpty(said('title'), node.title) ?? '',
    number: orEmpty(said('number'), node.number),
    measure: orEmpty(said('measure'), node.measure),
  }
}

function orEmpty<T>(answer: string | undefined, read: T): T | string | null {
  if (answer === undefined) return read
  return answer === emptied ? null : answer
}

function correctAction(action: ReadAction, key: string, answers: Answers): CorrectedAction {
  const corrected: ActionField[] = []
  let result: ReadAction = action
  for (const field of actionFields) {
    const answer = answers[fieldQuestion(key, field)]
    if (answer === undefined) continue
    result = withField(result, field, answer === emptied ? '' : answer)
    corrected.push(field)
  }
  return { ...result, key, corrected }
}

/** An action with one field set from what was typed. */
function withField(action: ReadAction, field: ActionField, typed: string): ReadAction {
  const lines = typed
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  switch (field) {
    case 'text':
      return typed === '' ? action : { ...action, text: typed }
    case 'points':
    case 'leads':
    case 'others':
      return { ...action, [field]: lines }
    case 'timescale':
      return { ...action, timescale: readTimescale(typed) }
    case 'rag':
      return { ...action, rag: isRag(typed) ? typed : null }
    case 'desirable':
    case 'achievable':
      return { ...action, [field]: typed === 'yes' || typed === 'no' ? typed : null }
    default:
      return { ...action, [field]: typed === '' ? null : typed }
  }
}

function isRag(text: string): text is Rag {
  return text === 'green' || text === 'amber' || text === 'red' || text === 'blue'
}

/** A field as it is typed in the form and printed in the list. */
export function typedField(action: ReadAction, field: ActionField): string {
  switch (field) {
    case 'points':
    case 'leads':
    case 'others':
      return action[field].join('\n')
    case 'timescale':
      return action.timescale.raw
    default:
      return action[field] ?? ''
  }
}
