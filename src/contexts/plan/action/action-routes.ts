import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReadPlans, mayWritePlans } from '../../partnership/index.ts'
import { listNodes } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { listGroups } from '../review/review-queries.ts'
import {
  addActionForm,
  editActionForm,
  mergeActionForm,
  moveForm,
  removeActionForm,
  splitActionForm,
} from './action-form.ts'
import { AddActionPage, EditActionPage, understood } from './action-form-page.tsx'
import { ActionPage } from './action-page.tsx'
import { loadAction, loadForChange } from './action-queries.ts'
import { addTypedAction, editAction, removeAction } from './edit-action.ts'
import { mergeAction } from './merge-action.ts'
import { MergeActionPage } from './merge-action-page.tsx'
import { loadForMerge } from './merge-queries.ts'
import { moveAction } from './move-action.ts'
import { RemoveActionPage } from './remove-action-page.tsx'
import { splitAction } from './split-action.ts'
import { SplitActionPage } from './split-action-page.tsx'

const optionalId = z.uuid().optional().catch(undefined)
const actionPath = (params: { slug: string; actionId: string }) =>
  `/plans/${params.slug}/actions/${params.actionId}`

/** An action's page and everything that changes one. */
export function actionRoutes(app: App): void {
  page(app, '/plans/:slug/actions/:actionId', {
    allow: mayReadPlans,
    audit: 'none',
    load: ({ db, actor, params, today }) =>
      loadAction(db, actor, params.slug, params.actionId, today),
    view: ActionPage,
  })
  addAndEditRoutes(app)
  restructureRoutes(app)
}

function addAndEditRoutes(app: App): void {
  formPage(app, '/plans/:slug/actions/new', {
    allow: mayWritePlans,
    audit: 'plan.action.added',
    query: z.object({ node: optionalId }),
    load: async ({ db, params }) => {
      const plan = await getPlan(db, params.slug)
      const tree = treeOf(await listNodes(db, plan.id, null))
      return { newId: newId(), plan, tree, groups: await listGroups(db) }
    },
    view: AddActionPage,
    form: addActionForm,
    save: async ({ tx, actor, input, params, today }) => {
      const added = await addTypedAction(tx, actor, params.slug, input, today)
      const plan = await getPlan(tx, params.slug)
      return { ...added, meaning: understood(added.timescale, plan, today) }
    },
    said: ({ saved }) => `Action added. Its date is understood as: ${saved.meaning}.`,
    next: ({ saved, params }) => actionPath({ ...params, actionId: saved.actionId }),
  })
  formPage(app, '/plans/:slug/actions/:actionId/edit', {
    allow: mayWritePlans,
    audit: 'plan.action.revised',
    load: ({ db, params }) => loadForChange(db, params.slug, params.actionId),
    view: EditActionPage,
    form: editActionForm,
    save: async ({ tx, actor, input, params, today }) => {
      const { slug, actionId } = params
      const saved = await editAction(tx, actor, slug, actionId, input, today)
      const plan = await getPlan(tx, slug)
      return saved.redated ? understood(saved.timescale, plan, today) : null
    },
    said: ({ saved }) =>
      saved === null ? 'Action saved.' : `Action saved. Its date is understood as: ${saved}.`,
    next: ({ params }) => actionPath(params),
  })
}

function restructureRoutes(app: App): void {
  formPage(app, '/plans/:slug/actions/:actionId/split', {
    allow: mayWritePlans,
    audit: 'plan.action.split',
    load: ({ db, params }) => loadForChange(db, params.slug, params.actionId),
    view: SplitActionPage,
    form: splitActionForm,
    save: ({ tx, actor, input, params, today }) =>
      splitAction(tx, actor, params.slug, params.actionId, input, today),
    said: () => 'Action split. Check the date and the owners of each part.',
    next: ({ saved, params }) => actionPath({ ...params, actionId: saved }),
  })
  formPage(app, '/plans/:slug/actions/:actionId/merge', {
    allow: mayWritePlans,
    audit: 'plan.action.merged',
    query: z.object({ target: optionalId, q: z.string().trim().max(200).catch('') }),
    load: ({ db, params, query }) => loadForMerge(db, params.slug, params.actionId, query),
    view: MergeActionPage,
    form: mergeActionForm,
    save: ({ tx, actor, input, params, today }) =>
      mergeAction(tx, actor, params.slug, params.actionId, input, today),
    said: () => 'Actions merged.',
    next: ({ input, params }) => actionPath({ ...params, actionId: input.target }),
  })
  formPage(app, '/plans/:slug/actions/:actionId/remove', {
    allow: mayWritePlans,
    audit: 'plan.action.removed',
    load: ({ db, params }) => loadForChange(db, params.slug, params.actionId),
    view: RemoveActionPage,
    form: removeActionForm,
    save: ({ tx, actor, input, params, today }) =>
      removeAction(tx, actor, params.slug, params.actionId, input, today),
    said: () => 'Action removed from the plan.',
    next: ({ params }) => `/plans/${params.slug}`,
  })
  postOnly(app, '/plans/:slug/actions/:actionId/move', {
    allow: mayWritePlans,
    audit: 'plan.action.moved',
    form: moveForm,
    save: ({ tx, actor, input, params, today }) =>
      moveAction(tx, actor, params.slug, params.actionId, input, today),
    said: ({ input }) => `Action moved ${input.direction}.`,
    next: ({ params }) => actionPath(params),
    back: actionPath,
  })
}
