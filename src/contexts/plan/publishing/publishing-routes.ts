import { z } from 'zod'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReadPlans, mayWritePlans } from '../../partnership/index.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { loadPublishing } from './load-publishing.ts'
import { publicationFile } from './publication-file.ts'
import { PublicationPage } from './publication-page.tsx'
import { getPublication, listPublications, publicationNumber } from './publication-queries.ts'
import { PublicationsPage } from './publications-page.tsx'
import { previewQuery, publishForm } from './publish-form.ts'
import { PublishPage } from './publish-page.tsx'
import { publishPlan, withdrawPublication } from './publish-plan.ts'
import { WithdrawPage } from './withdraw-page.tsx'

export function publishingRoutes(app: App): void {
  page(app, '/plans/:slug/publications', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, params }) => {
      const plan = await getPlan(db, params.slug)
      return { plan, publications: await listPublications(db, plan.id) }
    },
    view: PublicationsPage,
  })
  formPage(app, '/plans/:slug/publish', {
    allow: mayWritePlans,
    audit: 'plan.publication.published',
    query: previewQuery,
    load: ({ db, actor, params, query, today }) =>
      loadPublishing(db, actor, params.slug, query, today),
    view: PublishPage,
    form: publishForm,
    save: ({ tx, actor, input, params, today }) =>
      publishPlan(tx, actor, params.slug, input, today),
    said: ({ input }) =>
      input.public ? 'Published. Everyone can read it now.' : 'Published for the partnership.',
    next: ({ saved, params }) => `/plans/${params.slug}/publications/${saved}`,
  })
  page(app, '/plans/:slug/publications/:number', {
    allow: mayReadPlans,
    audit: 'none',
    load: ({ db, params }) => loadPublication(db, params.slug, params.number),
    view: PublicationPage,
  })
  download(app, '/plans/:slug/publications/:number/plan.:kind', {
    allow: mayReadPlans,
    audit: 'plan.publication.saved',
    load: async ({ db, params }) => {
      const { publication } = await loadPublication(db, params.slug, params.number)
      return publicationFile(publication.snapshot, params.kind)
    },
  })
  formPage(app, '/plans/:slug/publications/:number/withdraw', {
    allow: mayWritePlans,
    audit: 'plan.publication.withdrawn',
    load: async ({ db, params }) => ({
      plan: await getPlan(db, params.slug),
      number: publicationNumber(params.number),
    }),
    view: WithdrawPage,
    form: z.object({
      reason: z
        .string()
        .trim()
        .min(1, 'Enter why it is withdrawn')
        .max(2000, 'Why it is withdrawn must be 2,000 characters or fewer'),
    }),
    save: ({ tx, input, params, now }) =>
      withdrawPublication(tx, params.slug, publicationNumber(params.number), input.reason, now),
    said: () => 'The publication is withdrawn',
    next: ({ params }) => `/plans/${params.slug}/publications`,
  })
}

async function loadPublication(db: ReadDb, slug: string, number: string) {
  const plan = await getPlan(db, slug)
  return { plan, publication: await getPublication(db, plan.id, publicationNumber(number)) }
}
