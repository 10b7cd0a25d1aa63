import { z } from 'zod'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReadPlans, mayWritePlans } from '../../partnership/index.ts'
import { listPlans } from '../plan/plan-queries.ts'
import { commitImport } from './commit-import.ts'
import { importForm } from './import-form.ts'
import { ImportPage } from './import-page.tsx'
import { getImport, getReview, listImports } from './import-queries.ts'
import { ImportsPage } from './imports-page.tsx'
import { ImportOverviewPage } from './overview-page.tsx'
import { reviewPartRoutes } from './review-part-routes.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

/** Giving a document, seeing it read, making a plan of it, and taking that back. */
export function importRoutes(app: App): void {
  formPage(app, '/plans/import', {
    allow: mayWritePlans,
    audit: 'plan.import.started',
    query: z.object({ corrects: z.string().default('') }),
    load: async ({ db, query }) => ({ plans: await listPlans(db), corrects: query.corrects }),
    view: ImportPage,
    form: importForm,
    uploads: true,
    save: ({ tx, actor, input }) => startImport(tx, actor, input, app),
    next: ({ saved }) => `/plans/imports/${saved}`,
  })
  page(app, '/plans/imports', {
    allow: mayReadPlans,
    audit: 'none',
    query: z.object({ page: z.coerce.number().int().min(1).catch(1) }),
    load: async ({ db, actor, query }) => ({
      ...(await listImports(db, query.page)),
      page: query.page,
      mayWrite: mayWrite(actor),
    }),
    view: ImportsPage,
  })
  page(app, '/plans/imports/:id', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, actor, params }) => {
      const imported = await getImport(db, params.id)
      const read = ['ready', 'committed', 'undone'].includes(imported.status)
      const review = read ? (await getReview(db, params.id)).review : null
      return { imported, review, mayWrite: mayWrite(actor) }
    },
    view: ImportOverviewPage,
  })
  postOnly(app, '/plans/imports/:id/commit', {
    allow: mayWritePlans,
    audit: 'plan.import.committed',
    form: z.object({}),
    save: ({ tx, actor, params, today }) => commitImport(tx, actor, params.id, today),
    next: ({ saved }) => `/plans/${saved}`,
    said: () => 'The plan is here. You can undo it from the page of the document.',
    back: ({ id }) => `/plans/imports/${id}`,
  })
  postOnly(app, '/plans/imports/:id/undo', {
    allow: mayWritePlans,
    audit: 'plan.import.undone',
    form: z.object({}),
    save: ({ tx, actor, params, today }) => undoImport(tx, actor, params.id, today),
    next: ({ params }) => `/plans/imports/${params.id}`,
    said: () => 'The import is undone',
    back: ({ id }) => `/plans/imports/${id}`,
  })
  reviewPartRoutes(app)
}

function mayWrite(actor: { roles: readonly string[] }): boolean {
  return mayWritePlans.some(role => actor.roles.includes(role))
}
