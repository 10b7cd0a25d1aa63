import { z } from 'zod'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { mayWritePlans } from '../../partnership/index.ts'
import { decideLink, linkActions } from './change-links.ts'
import { addLinkForm, decideLinkForm } from './link-form.ts'
import { LinksPage } from './links-page.tsx'
import { loadLinks } from './load-links.ts'

/** Adding, confirming and dismissing links between actions. */
export function linkRoutes(app: App): void {
  const linksOf = (params: { slug: string; actionId: string }) =>
    `/plans/${params.slug}/actions/${params.actionId}/links`
  formPage(app, '/plans/:slug/actions/:actionId/links', {
    allow: mayWritePlans,
    audit: 'plan.link.added',
    query: z.object({ q: z.string().trim().max(200).catch('') }),
    load: ({ db, params, query }) => loadLinks(db, params.slug, params.actionId, query.q),
    view: LinksPage,
    form: addLinkForm,
    save: ({ tx, actor, input, params }) =>
      linkActions(tx, actor, params.slug, params.actionId, input),
    said: () => 'Link added.',
    next: ({ params }) => linksOf(params),
  })
  postOnly(app, '/plans/:slug/actions/:actionId/links/decide', {
    allow: mayWritePlans,
    audit: 'plan.link.decided',
    form: decideLinkForm,
    save: ({ tx, actor, input, params }) =>
      decideLink(tx, actor, params.slug, params.actionId, input),
    said: ({ input }) => (input.decision === 'confirmed' ? 'Link confirmed.' : 'Link dismissed.'),
    next: ({ params }) => linksOf(params),
    back: linksOf,
  })
}
