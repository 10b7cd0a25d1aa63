import { z } from 'zod'
import { isPlainDate } from '../../../platform/dates.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReviewActions } from '../../partnership/index.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { reviewAction } from './review-action.ts'
import { reviewForm } from './review-form.ts'
import { ReviewPage } from './review-page.tsx'
import { getReviewed, listForReview, listGroups } from './review-queries.ts'
import { roundDay, roundQuery } from './review-round-form.ts'
import { ReviewRoundPage } from './review-round-page.tsx'

const reviewQuery = z.object({
  group: z.uuid().optional().catch(undefined),
  on: z.string().refine(isPlainDate).optional().catch(undefined),
})

export function reviewRoutes(app: App): void {
  page(app, '/plans/:slug/review', {
    allow: mayReviewActions,
    audit: 'none',
    query: roundQuery,
    load: async ({ db, actor, params, query }) => {
      const plan = await getPlan(db, params.slug)
      return {
        plan,
        groups: await listGroups(db),
        actions: await listForReview(db, actor, plan.id, roundDay(query)),
      }
    },
    view: ReviewRoundPage,
  })
  formPage(app, '/plans/:slug/actions/:actionId/review', {
    allow: mayReviewActions,
    audit: 'plan.action.reviewed',
    query: reviewQuery,
    load: ({ db, actor, params }) => getReviewed(db, actor, params.slug, params.actionId),
    view: ReviewPage,
    form: reviewForm,
    save: async ({ tx, actor, input, params, today }) => {
      const reviewed = await reviewAction(tx, actor, params.actionId, input, today)
      const left =
        input.goOn === 'next'
          ? await listForReview(tx, actor, reviewed.planId, input.decidedOn ?? today)
          : []
      return { ...reviewed, next: left.find(one => one.actionId !== params.actionId)?.actionId }
    },
    said: ({ saved }) => `Review saved. It prints ${saved.colour}: ${saved.why}.`,
    next: ({ saved, input, params }) => {
      const plan = `/plans/${params.slug}`
      if (input.goOn !== 'next') return `${plan}/actions/${params.actionId}`
      if (!saved.next) return `${plan}/review`
      const meeting = new URLSearchParams({
        ...(input.group && { group: input.group }),
        ...(input.decidedOn && { on: input.decidedOn }),
      })
      return `${plan}/actions/${saved.next}/review?${meeting}`
    },
  })
}
