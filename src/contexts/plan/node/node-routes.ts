import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayWritePlans } from '../../partnership/index.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { listGroups } from '../review/review-queries.ts'
import { addTypedNode, editNode, stepNode } from './change-node.ts'
import { addNodeForm, editNodeForm, nodeStepForm } from './node-form.ts'
import { NodeFormPage } from './node-form-page.tsx'
import { countActionsOfNodes, listNodes } from './node-queries.ts'
import { NodesPage } from './nodes-page.tsx'
import { treeOf } from './tree-rules.ts'

/** Changing the priorities, principles, ambitions and commitments of a plan. */
export function nodeRoutes(app: App): void {
  const partsOf = (params: { slug: string }) => `/plans/${params.slug}/parts`
  page(app, '/plans/:slug/parts', {
    allow: mayWritePlans,
    audit: 'none',
    load: async ({ db, params }) => {
      const plan = await getPlan(db, params.slug)
      const tree = treeOf(await listNodes(db, plan.id, null))
      return { plan, tree, actions: await countActionsOfNodes(db, plan.id) }
    },
    view: NodesPage,
  })
  formPage(app, '/plans/:slug/parts/new', {
    allow: mayWritePlans,
    audit: 'plan.node.added',
    load: ({ db, params }) => loadNode(db, params.slug, null),
    view: NodeFormPage,
    form: addNodeForm,
    save: ({ tx, actor, input, params, today }) =>
      addTypedNode(tx, actor, params.slug, input, today),
    said: () => 'Part added.',
    next: ({ params }) => partsOf(params),
  })
  formPage(app, '/plans/:slug/parts/:nodeId', {
    allow: mayWritePlans,
    audit: 'plan.node.revised',
    load: ({ db, params }) => loadNode(db, params.slug, params.nodeId),
    view: NodeFormPage,
    form: editNodeForm,
    save: ({ tx, actor, input, params, today }) =>
      editNode(tx, actor, params.slug, params.nodeId, input, today),
    said: () => 'Part saved.',
    next: ({ params }) => partsOf(params),
  })
  postOnly(app, '/plans/:slug/parts/:nodeId/step', {
    allow: mayWritePlans,
    audit: 'plan.node.moved',
    form: nodeStepForm,
    save: ({ tx, actor, input, params, today }) =>
      stepNode(tx, actor, params.slug, params.nodeId, input, today),
    said: ({ input }) => (input.step === 'remove' ? 'Part removed.' : `Part moved ${input.step}.`),
    next: ({ params }) => partsOf(params),
    back: partsOf,
  })
}

async function loadNode(db: ReadDb, slug: string, nodeId: string | null) {
  const plan = await getPlan(db, slug)
  const tree = treeOf(await listNodes(db, plan.id, null))
  const node = nodeId === null ? null : tree.find(one => one.nodeId === nodeId)
  if (node === undefined) throw new NotFound('no such part of this plan')
  return { newId: newId(), plan, tree, node, groups: await listGroups(db) }
}
