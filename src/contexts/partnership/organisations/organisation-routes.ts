import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listQuery } from '../list-form.ts'
import { mayAdminister } from '../permissions.ts'
import { addArea } from './add-area.ts'
import { addOrganisation } from './add-organisation.ts'
import { AreasPage } from './areas-page.tsx'
import { changeOrganisation } from './change-organisation.ts'
import { addOrganisationForm, areaForm, changeOrganisationForm } from './organisation-form.ts'
import { OrganisationFormPage } from './organisation-form-page.tsx'
import { OrganisationPage } from './organisation-page.tsx'
import {
  getOrganisation,
  getOrganisationRecord,
  listAreas,
  listKinds,
  listOrganisations,
} from './organisation-queries.ts'
import { OrganisationsPage } from './organisations-page.tsx'

export function organisationRoutes(app: App): void {
  const pathOf = (id: string) => `/partnership/organisations/${id}`
  page(app, '/partnership/organisations', {
    allow: 'signed-in',
    audit: 'none',
    query: listQuery,
    load: ({ db, query, today }) => listOrganisations(db, query, today),
    view: OrganisationsPage,
  })
  formPage(app, '/partnership/organisations/new', {
    allow: mayAdminister,
    audit: 'partnership.organisation.added',
    load: async ({ db, today }) => ({
      newId: newId(),
      before: null,
      kinds: await listKinds(db, today),
      areas: await listAreas(db),
    }),
    view: OrganisationFormPage,
    form: addOrganisationForm,
    save: ({ tx, actor, input, today }) => addOrganisation(tx, actor, input, today),
    said: ({ input }) => `${input.name} added.`,
    next: ({ saved }) => pathOf(saved),
  })
  page(app, '/partnership/organisations/:id', {
    allow: 'signed-in',
    audit: 'none',
    load: ({ db, params, today }) => getOrganisation(db, params.id, today),
    view: OrganisationPage,
  })
  formPage(app, '/partnership/organisations/:id/edit', {
    allow: mayAdminister,
    audit: 'partnership.organisation.changed',
    load: async ({ db, params, today }) => ({
      newId: '',
      before: await getOrganisationRecord(db, params.id),
      kinds: await listKinds(db, today),
      areas: await listAreas(db),
    }),
    view: OrganisationFormPage,
    form: changeOrganisationForm,
    save: ({ tx, actor, input, params, today }) =>
      changeOrganisation(tx, actor, params.id, input, today),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/partnership/areas', {
    allow: mayAdminister,
    audit: 'partnership.area.added',
    load: ({ db }) => listAreas(db),
    view: AreasPage,
    form: areaForm,
    save: ({ tx, actor, input }) => addArea(tx, actor, input),
    said: ({ input }) => `${input.name} added.`,
    next: () => '/partnership/areas',
  })
}
