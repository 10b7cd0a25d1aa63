import { z } from 'zod'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { mayReadPlans, mayWritePlans } from '../../partnership/index.ts'
import { type ActionsQuery, actionsShown, ReadActionsPage } from './actions-page.tsx'
import { answerQuestions } from './answer-questions.ts'
import { answersIn } from './answers-form.tsx'
import { ChangesPage } from './changes-page.tsx'
import { ColoursPage } from './colours-page.tsx'
import { compareWithPlan } from './compare-with-plan.ts'
import { correctAction, correctionForm, getReadAction } from './correct-action.ts'
import { CorrectionPage } from './correction-page.tsx'
import { exportReading } from './export-reading.ts'
import { getReview } from './import-queries.ts'
import { LinksPage } from './links-page.tsx'
import { PrintCheckPage } from './print-check-page.tsx'
import { type PartLoaded, QuestionsPage } from './questions-page.tsx'
import { namesForm, saveNames } from './save-names.ts'
import { SetAsidePage } from './set-aside-page.tsx'
import { ValuesPage } from './values-page.tsx'

const paged = z.object({ page: z.coerce.number().int().min(1).catch(1) })
const actionsQuery: z.ZodType<ActionsQuery> = paged.extend({
  section: z.string().catch('').default(''),
  show: z
    .enum(Object.keys(actionsShown) as [ActionsQuery['show'], ...ActionsQuery['show'][]])
    .catch('all'),
})

/** The parts of the review screen. */
export function reviewPartRoutes(app: App): void {
  const part = <Query>(
    name: string,
    query: z.ZodType<Query>,
    view: (props: PageProps<PartLoaded, Query>) => ReturnType<typeof QuestionsPage>,
  ) =>
    page(app, `/plans/imports/:id/${name}`, {
      allow: mayReadPlans,
      audit: 'none',
      query,
      load: async ({ db, actor, params }) => ({
        ...(await getReview(db, (params as { id: string }).id)),
        mayWrite: mayWritePlans.some(role => actor.roles.includes(role)),
      }),
      view,
    })
  part('questions', paged, QuestionsPage)
  part('actions', actionsQuery, ReadActionsPage)
  part('values', paged, ValuesPage)
  part('colours', paged, ColoursPage)
  part('links', paged, LinksPage)
  part('print-check', paged, PrintCheckPage)
  part('set-aside', paged, SetAsidePage)
  page(app, '/plans/imports/:id/changes', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, actor, params }) => {
      const reviewed = await getReview(db, params.id)
      return {
        ...reviewed,
        comparison: await compareWithPlan(db, reviewed),
        mayWrite: mayWritePlans.some(role => actor.roles.includes(role)),
      }
    },
    view: ChangesPage,
  })
  formPage(app, '/plans/imports/:id/actions/:key', {
    allow: mayWritePlans,
    audit: 'plan.import.answered',
    load: async ({ db, params }) => {
      const reviewed = await getReview(db, params.id)
      return { ...reviewed, action: getReadAction(reviewed.review, params.key) }
    },
    view: CorrectionPage,
    form: correctionForm,
    save: ({ tx, actor, params, input }) => correctAction(tx, actor, params.id, params.key, input),
    next: ({ params }) => `/plans/imports/${params.id}/actions#${params.key}`,
    said: ({ saved }) => (saved > 0 ? 'The action is corrected' : 'Nothing was changed'),
  })
  postOnly(app, '/plans/imports/:id/answers', {
    allow: mayWritePlans,
    audit: 'plan.import.answered',
    form: z
      .looseObject({
        back: z
          .string()
          .regex(/^[a-z-]+(\?page=\d+)?$/)
          .catch(''),
      })
      .transform(sent => ({ back: sent.back, answers: answersIn(sent) })),
    save: ({ tx, actor, params, input }) => answerQuestions(tx, actor, params.id, input.answers),
    next: ({ params, input }) => `/plans/imports/${params.id}/${input.back}`,
    said: ({ saved }) => (saved > 0 ? 'Saved' : 'Nothing was changed'),
    back: ({ id }) => `/plans/imports/${id}`,
  })
  postOnly(app, '/plans/imports/:id/names', {
    allow: mayWritePlans,
    audit: 'plan.import.answered',
    form: namesForm,
    save: ({ tx, actor, params, input }) => saveNames(tx, actor, params.id, input),
    next: ({ params }) => `/plans/imports/${params.id}`,
    said: () => 'The names are saved',
    back: ({ id }) => `/plans/imports/${id}`,
  })
  download(app, '/plans/imports/:id/export.csv', {
    allow: mayReadPlans,
    audit: 'plan.import.exported',
    load: async ({ db, params }) => exportReading(await getReview(db, params.id)),
  })
}
