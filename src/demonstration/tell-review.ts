import { type ReviewInput, reviewAction } from '../contexts/plan/index.ts'
import type { Tx } from '../platform/db/connect.ts'
import type { GroupKey, UserKey } from './people.ts'
import { actAs, groupId, type Stage } from './stage.ts'
import { dayOfStep, type Step } from './story/story.ts'

/** Whose meetings review a plan, and who writes down what they say. */
export type ReviewedBy = { group: GroupKey; secretary: UserKey }

export type Before = Awaited<ReturnType<typeof getActionBeginning>>

/** Writes down one step of an action's story: everything that the step leaves out stays as it was said before. */
export async function tellReview(
  stage: Stage,
  slug: string,
  begins: string,
  step: Step,
  { group, secretary }: ReviewedBy,
): Promise<void> {
  const day = dayOfStep(step)
  await actAs(stage, step.by ?? secretary, 'review an action', async (tx, actor) => {
    const before = await getActionBeginning(tx, slug, begins)
    const decision = step.by
      ? { group: null, decidedOn: null }
      : { group: groupId(stage, group), decidedOn: day }
    const input = { ...reviewOf(step, before), ...decision }
    await reviewAction(tx, actor, before.actionId, input, day)
  })
}

function reviewOf(step: Step, before: Before): Omit<ReviewInput, 'group' | 'decidedOn'> {
  const [colour, colourReason] = step.colour ?? ['derived' as const, null]
  return {
    readAt: before.review ?? 0,
    status: step.status ?? (before.status as ReviewInput['status']),
    continues: step.continues ?? before.continues ?? false,
    desirable: step.desirable ?? (before.desirable as ReviewInput['desirable']),
    desirableReason: step.desirableReason ?? before.desirableReason,
    achievable: step.achievable ?? (before.achievable as ReviewInput['achievable']),
    achievableReason: step.achievableReason ?? before.achievableReason,
    situation: step.situation ?? before.situation,
    nextSteps: step.next ?? before.nextSteps,
    notes: step.notes ?? before.notes,
    notesPublic: step.notesPublic ?? before.notesPublic ?? false,
    colour,
    colourReason,
  }
}

/** The one open action of a plan that begins with these words, as it stands. */
export async function getActionBeginning(tx: Tx, slug: string, begins: string) {
  const found = await tx
    .selectFrom('plan.standing as s')
    .innerJoin('plan.plan as p', 'p.id', 's.planId')
    .selectAll('s')
    .where('p.slug', '=', slug)
    .where('s.state', '=', 'active')
    .where(eb => eb.fn<boolean>('starts_with', ['s.text', eb.val(begins)]), '=', true)
    .execute()
  const [only] = found
  if (!only?.actionId || found.length > 1)
    throw new Error(`${found.length} actions of ${slug} begin with '${begins}'`)
  return { ...only, actionId: only.actionId }
}
