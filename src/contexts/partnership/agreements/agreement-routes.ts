import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import { mayGuardData } from '../permissions.ts'
import { addAgreement } from './add-agreement.ts'
import { addClause } from './add-clause.ts'
import { addParty } from './add-party.ts'
import {
  addAgreementForm,
  addClauseForm,
  addPartyForm,
  changeAgreementForm,
  changeClauseForm,
  documentForm,
  endForm,
} from './agreement-form.ts'
import { AgreementFormPage } from './agreement-form-page.tsx'
import { AgreementPage } from './agreement-page.tsx'
import {
  findDocument,
  getAgreement,
  getClause,
  getParty,
  getSharing,
  listAgreements,
  listCategories,
  listConditions,
  listSharedToday,
} from './agreement-queries.ts'
import { AgreementsPage } from './agreements-page.tsx'
import { changeAgreement } from './change-agreement.ts'
import { changeClause, endClause } from './change-clause.ts'
import { ClauseFormPage } from './clause-form-page.tsx'
import { DocumentPage } from './document-page.tsx'
import { endParty } from './end-party.ts'
import { keepDocument } from './keep-document.ts'
import { AddPartyPage, EndPage, leaving } from './party-page.tsx'
import { endedClause } from './sharing-rules.ts'
import { TodayPage } from './today-page.tsx'

const pathOf = (id: string) => `/partnership/agreements/${id}`

export function agreementRoutes(app: App): void {
  readingRoutes(app)
  agreementFormRoutes(app)
  partyRoutes(app)
  clauseRoutes(app)
  documentRoutes(app)
}

function readingRoutes(app: App) {
  page(app, '/partnership/agreements', {
    allow: 'signed-in',
    audit: 'none',
    load: ({ db, today }) => listAgreements(db, today),
    view: AgreementsPage,
  })
  page(app, '/partnership/agreements/today', {
    allow: 'signed-in',
    audit: 'none',
    query: z.object({ organisation: z.uuid().optional().catch(undefined) }),
    load: async ({ db, today }) => ({
      rows: await listSharedToday(db),
      categories: await listCategories(db, today),
      organisations: await listChoosableOrganisations(db, today),
    }),
    view: TodayPage,
  })
  page(app, '/partnership/agreements/:id', {
    allow: 'signed-in',
    audit: 'none',
    load: async ({ db, params }) => ({
      agreement: await getAgreement(db, params.id),
      conditions: await listConditions(db),
    }),
    view: AgreementPage,
  })
}

function agreementFormRoutes(app: App) {
  formPage(app, '/partnership/agreements/new', {
    allow: mayGuardData,
    audit: 'partnership.agreement.added',
    load: async ({ db }) => ({ newId: newId(), before: null, sharing: await getSharing(db) }),
    view: AgreementFormPage,
    form: addAgreementForm,
    save: ({ tx, actor, input }) => addAgreement(tx, actor, input),
    said: ({ input }) =>
      `${input.title} added. Nothing is shared until you say what, and who signed.`,
    next: ({ saved }) => pathOf(saved),
  })
  formPage(app, '/partnership/agreements/:id/edit', {
    allow: mayGuardData,
    audit: 'partnership.agreement.changed',
    load: async ({ db, params }) => ({
      newId: '',
      before: await getAgreement(db, params.id),
      sharing: await getSharing(db),
    }),
    view: AgreementFormPage,
    form: changeAgreementForm,
    save: ({ tx, actor, input, params, today }) =>
      changeAgreement(tx, actor, params.id, input, today),
    said: () => 'Agreement changed.',
    next: ({ params }) => pathOf(params.id),
  })
}

function partyRoutes(app: App) {
  formPage(app, '/partnership/agreements/:id/parties/new', {
    allow: mayGuardData,
    audit: 'partnership.agreement.signed',
    load: async ({ db, params, today }) => ({
      agreement: await getAgreement(db, params.id),
      organisations: await listChoosableOrganisations(db, today),
      sharing: await getSharing(db),
    }),
    view: AddPartyPage,
    form: addPartyForm,
    save: ({ tx, actor, input, params, today }) => addParty(tx, actor, params.id, input, today),
    said: () => 'Organisation added.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/partnership/agreements/:id/parties/:organisationId', {
    allow: mayGuardData,
    audit: 'partnership.agreement.left',
    load: async ({ db, params, today }) => {
      const agreement = await getAgreement(db, params.id)
      const party = getParty(agreement, params.organisationId, today)
      return { agreement, sharing: await getSharing(db), ...leaving(agreement, party) }
    },
    view: EndPage,
    form: endForm,
    save: ({ tx, actor, input, params, today }) =>
      endParty(tx, actor, params.id, params.organisationId, input, today),
    said: () => 'Saved.',
    next: ({ params }) => pathOf(params.id),
  })
}

function clauseRoutes(app: App) {
  formPage(app, '/partnership/agreements/:id/clauses/new', {
    allow: mayGuardData,
    audit: 'partnership.agreement.clause-added',
    load: async ({ db, params, today }) => ({
      newId: newId(),
      agreement: await getAgreement(db, params.id),
      before: null,
      categories: await listCategories(db, today),
      conditions: await listConditions(db),
      sharing: await getSharing(db),
    }),
    view: ClauseFormPage,
    form: addClauseForm,
    save: ({ tx, actor, input, params, today }) => addClause(tx, actor, params.id, input, today),
    said: () => 'Added to the agreement.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/partnership/agreements/:id/clauses/:clauseId', {
    allow: mayGuardData,
    audit: 'partnership.agreement.clause-changed',
    load: async ({ db, params, today }) => {
      const agreement = await getAgreement(db, params.id)
      return {
        newId: newId(),
        agreement,
        before: getClause(agreement, params.clauseId),
        categories: await listCategories(db, today),
        conditions: await listConditions(db),
        sharing: await getSharing(db),
      }
    },
    view: ClauseFormPage,
    form: changeClauseForm,
    save: ({ tx, actor, input, params, today }) =>
      changeClause(tx, actor, { agreementId: params.id, clauseId: params.clauseId }, input, today),
    said: () => 'Changed. What counted before stays on the page below.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/partnership/agreements/:id/clauses/:clauseId/end', {
    allow: mayGuardData,
    audit: 'partnership.agreement.clause-ended',
    load: async ({ db, params }) => {
      const agreement = await getAgreement(db, params.id)
      const clause = getClause(agreement, params.clauseId)
      return {
        agreement,
        sharing: await getSharing(db),
        heading: `Stop sharing ‘${clause.label}’`,
        text: 'From that day, it is no longer shared under this agreement. Exports and devices follow at once.',
        change: (day: string) => endedClause(agreement.id, clause, day),
      }
    },
    view: EndPage,
    form: endForm,
    save: ({ tx, actor, input, params, today }) =>
      endClause(tx, actor, { agreementId: params.id, clauseId: params.clauseId }, input, today),
    said: () => 'Saved.',
    next: ({ params }) => pathOf(params.id),
  })
}

function documentRoutes(app: App) {
  formPage(app, '/partnership/agreements/:id/document/new', {
    allow: mayGuardData,
    audit: 'partnership.agreement.document-kept',
    uploads: true,
    load: ({ db, params }) => getAgreement(db, params.id),
    view: DocumentPage,
    form: documentForm,
    save: ({ tx, actor, input, params }) => keepDocument(tx, actor, params.id, input, app.files),
    said: () => 'Document kept.',
    next: ({ params }) => pathOf(params.id),
  })
  download(app, '/partnership/agreements/:id/document', {
    allow: 'signed-in',
    audit: 'partnership.agreement.document-given',
    load: async ({ db, params }) => {
      const file = await findDocument(db, params.id)
      if (!file) throw new NotFound('no document')
      return {
        name: file.name,
        type: file.mediaType,
        body: await app.files.get(file.sha256),
        about: { kind: 'agreement', id: params.id },
      }
    },
  })
}
