import type { Answers } from '../reading/reading.ts'
import type { CorrectedAction, CorrectedPlan } from './corrections.ts'
import { likePairs } from './likeness.ts'
import { textKey } from './stable-keys.ts'

/** What two actions can be to each other. */
export const pairAnswers = {
  duplicates: 'The same action twice',
  overlaps: 'They overlap',
  parallel: 'The same work for different people or places',
  'not-related': 'Not related',
} as const

export type PairAnswer = keyof typeof pairAnswers

/** Two actions that say nearly the same, and what a person said about them. */
export type LikeActions = {
  key: string
  a: CorrectedAction
  b: CorrectedAction
  score: number
  answer: PairAnswer | null
  reason: string
}

/** A stated link, one for each pair however often it is stated, with who states it. */
export type StatedLink = {
  key: string
  kind: 'overlaps' | 'duplicates' | 'links-to'
  from: CorrectedAction
  /** Key of the action or node; null where the words match none. */
  to: string | null
  toLabel: string
  statements: { by: CorrectedAction; stated: string }[]
  /** Both rows state it. */
  both: boolean
}

const alikeFrom = 0.8

function pairQuestion(keyA: string, keyB: string): string {
  return `pair:${[keyA, keyB].sort().join(':')}`
}

export function pairReason(keyA: string, keyB: string): string {
  return `pair-reason:${[keyA, keyB].sort().join(':')}`
}

/** Where the answer is kept that says which action the words of a statement mean. */
export function linkQuestion(actionKey: string, stated: string): string {
  return `stated:${actionKey}:${textKey(stated)}`
}

/** Actions so alike that a person has to say what they are to each other, the likest first. */
export function listLikeActions(plan: CorrectedPlan, answers: Answers): LikeActions[] {
  const texts = plan.actions.map(action => [action.text, ...action.points].join(' '))
  return likePairs(texts, alikeFrom).flatMap(({ a: first, b: second, score }) => {
    const a = plan.actions[first]
    const b = plan.actions[second]
    if (!a || !b) return []
    const answer = answers[pairQuestion(a.key, b.key)]
    const known = answer !== undefined && answer in pairAnswers ? (answer as PairAnswer) : null
    const reason = answers[pairReason(a.key, b.key)] ?? ''
    return [{ key: pairQuestion(a.key, b.key), a, b, score, answer: known, reason }]
  })
}

/** Every stated link once, with the quotes that state it and whether both sides do. */
export function listStatedLinks(plan: CorrectedPlan, answers: Answers): StatedLink[] {
  const byId = new Map(plan.actions.map(action => [action.id, action]))
  const byKey = new Map(plan.actions.map(action => [action.key, action]))
  const nodes = new Map(plan.nodes.map(node => [node.id, node]))
  const links = new Map<string, StatedLink>()
  for (const action of plan.actions)
    for (const { kind, to, stated } of action.links) {
      const said = answers[linkQuestion(action.key, stated)]
      const target = said === undefined ? byId.get(to ?? '') : byKey.get(said)
      const node = target || said !== undefined ? undefined : nodes.get(to ?? '')
      const toKey = target?.key ?? node?.key ?? null
      const key = target
        ? `${kind}:${[action.key, target.key].sort().join(':')}`
        : `${kind}:${action.key}:${toKey ?? textKey(stated)}`
      const before = links.get(key)
      if (before) {
        before.statements.push({ by: action, stated })
        before.both ||= before.from !== action
        continue
      }
      const label = target
        ? target.text
        : node
          ? [node.level, node.number, node.title].filter(Boolean).join(' ')
          : ''
      links.set(key, {
        key,
        kind,
        from: action,
        to: toKey,
        toLabel: label,
        statements: [{ by: action, stated }],
        both: false,
      })
    }
  return [...links.values()]
}
