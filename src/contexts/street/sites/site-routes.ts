import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayGoOut } from '../../partnership/index.ts'
import { listCodes } from '../code-queries.ts'
import { listContacts, peopleIn } from '../contacts/contact-list-queries.ts'
import { peopleShown } from '../people-shown.ts'
import { addSite } from './add-site.ts'
import { changeSite, endSite } from './change-site.ts'
import { addSiteForm, changeSiteForm, endSiteForm, siteQuery } from './site-form.ts'
import { AddSitePage, ChangeSitePage } from './site-form-page.tsx'
import { SitePage } from './site-page.tsx'
import { getSite, listSites } from './site-queries.ts'
import { SitesPage } from './sites-page.tsx'

const contactsOnThePage = 20

export function siteRoutes(app: App): void {
  const pathOf = (id: string) => `/street/sites/${id}`
  page(app, '/street/sites', {
    allow: mayGoOut,
    // Places and how many: nobody is named.
    audit: 'none',
    query: siteQuery,
    load: async ({ db, query, today }) => ({
      ...(await listSites(db, query, today)),
      areas: await listAreas(db),
    }),
    view: SitesPage,
  })
  formPage(app, '/street/sites/new', {
    allow: mayGoOut,
    audit: 'street.site.added',
    load: async ({ db, today }) => ({
      newId: newId(),
      areas: await listAreas(db),
      kinds: await listCodes(db, 'place-kind', today),
    }),
    view: AddSitePage,
    form: addSiteForm,
    save: ({ tx, actor, input, today }) => addSite(tx, actor, input, today),
    said: ({ input }) => `${input.name} added.`,
    next: ({ saved }) => pathOf(saved),
  })
  page(app, '/street/sites/:id', {
    allow: mayGoOut,
    audit: peopleShown('site'),
    load: async ({ db, actor, params }) => {
      const site = await getSite(db, actor, params.id)
      const contacts = await listContacts(
        db,
        actor.partnershipId,
        { siteId: site.id },
        { most: contactsOnThePage },
      )
      return { site, contacts, people: peopleIn(contacts) }
    },
    view: SitePage,
  })
  formPage(app, '/street/sites/:id/change', {
    allow: mayGoOut,
    audit: 'street.site.changed',
    load: async ({ db, actor, params, today }) => ({
      site: await getSite(db, actor, params.id),
      kinds: await listCodes(db, 'place-kind', today),
    }),
    view: ChangeSitePage,
    form: changeSiteForm,
    save: ({ tx, actor, input, params }) => changeSite(tx, actor, params.id, input),
    said: () => 'Site changed.',
    next: ({ params }) => pathOf(params.id),
  })
  postOnly(app, '/street/sites/:id/end', {
    allow: mayGoOut,
    form: endSiteForm,
    audit: 'street.site.ended',
    save: ({ tx, actor, input, params, today }) =>
      endSite(tx, actor, params.id, input.version, today),
    said: ({ saved }) => (saved.ended ? 'Nobody is sent there any more.' : 'Taken up again.'),
    back: params => pathOf(params.id),
    next: ({ params }) => pathOf(params.id),
  })
}
