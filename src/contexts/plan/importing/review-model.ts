import type { Answers, Fragment, Placement, Question, Reading } from '../reading/reading.ts'
import { type Account, accountOf, listUnread, type Unread } from './account-rules.ts'
import {
  type CorrectedAction,
  type CorrectedNode,
  type CorrectedPlan,
  correctPlan,
} from './corrections.ts'
import { sourceIndex } from './facets.ts'
import { type LikeActions, listLikeActions, listStatedLinks, type StatedLink } from './pairs.ts'
import { stableKeys } from './stable-keys.ts'

/** A question of the reading with what a person answered. */
export type AskedQuestion = Question & { answer: string | null }

/** All that the review screen shows of one import, put together from the reading and the answers. */
export type Review = {
  reading: Reading
  answers: Answers
  plan: CorrectedPlan
  keys: Map<string, string>
  actionsById: Map<string, CorrectedAction>
  nodesById: Map<string, CorrectedNode>
  account: Account
  unread: Unread[]
  questions: AskedQuestion[]
  likeActions: LikeActions[]
  links: StatedLink[]
  placementsOf: (id: string) => Placement[]
  sourceOf: (id: string, field: string) => Fragment[]
}

/** Pure: the same reading and answers give the same review. */
export function makeReview(reading: Reading, answers: Answers): Review {
  const keys = stableKeys(reading.plan)
  const plan = correctPlan(reading.plan, keys, answers)
  const unread = listUnread(reading, answers)
  const placements = Map.groupBy(reading.placements, placement => placement.target)
  return {
    reading,
    answers,
    plan,
    keys,
    actionsById: new Map(plan.actions.map(action => [action.id, action])),
    nodesById: new Map(plan.nodes.map(node => [node.id, node])),
    account: accountOf(reading, unread),
    unread,
    questions: reading.questions.map(question => ({
      ...question,
      answer: answers[question.key] ?? null,
    })),
    likeActions: listLikeActions(plan, answers),
    links: listStatedLinks(plan, answers),
    placementsOf: id => placements.get(id) ?? [],
    sourceOf: sourceIndex(reading.placements, reading.fragments),
  }
}

/** Questions that nobody has answered yet. */
export function openQuestions(review: Review): AskedQuestion[] {
  return review.questions.filter(question => question.answer === null)
}
