import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayGuardData, mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { personViewed } from '../record/view-audit.ts'
import { addTimelinePart } from '../timeline/timeline-part.ts'
import { addWording } from './add-wording.ts'
import { objectForm, referForm, shareForm, withdrawForm, wordingForm } from './consent-form.ts'
import { ConsentPage, ReferralConsentPage } from './consent-page.tsx'
import {
  findScan,
  getAsking,
  getCalled,
  listConsents,
  listEndingConsents,
  listObjections,
  listSharingChoices,
} from './consent-queries.ts'
import { BlankFormPage, FormsPage, WordingPage } from './form-pages.tsx'
import {
  formKinds,
  getFormInUse,
  getFormVersion,
  keyOf,
  kindOf,
  listFormVersions,
  ownCode,
} from './form-queries.ts'
import { getSharing } from './get-sharing.ts'
import { addObjection, endObjection } from './object.ts'
import { recordConsent, withdrawConsent } from './record-consent.ts'
import { recordReferralConsent } from './record-referral-consent.ts'
import { endingSoon } from './sharing-rules.ts'
import { SharingSection } from './sharing-section.tsx'
import { AskingPage, EndingPage, SharingPage } from './shown-pages.tsx'
import { EndObjectionPage, ObjectPage, WithdrawPage } from './stop-pages.tsx'
import { timelineOfConsent } from './timeline-of-consent.ts'

/** Whoever sees a person sees what is shared about them. */
const maySee = [...mayWorkWithPeople, ...mayGuardData, ...mayMatchPeople]
const mayEnd = [...mayWorkWithPeople, ...mayGuardData]
const sharingOf = (id: string) => `/people/${id}/sharing`

export function consentRoutes(app: App): void {
  addTimelinePart(timelineOfConsent)
  addPersonSection({
    id: 'sharing',
    title: 'Sharing',
    load: ({ db, ...asked }) => getSharing(db, asked),
    view: sharing => SharingSection({ sharing }),
    next: async ({ db, ...asked }) => {
      const consents = await listConsents(db, asked.recordIds)
      return endingSoon(consents, asked.today).map(one => ({
        on: one.expiresOn ?? asked.today,
        words: 'Their yes to sharing runs out: ask them again',
        href: sharingOf(asked.personId),
      }))
    },
  })
  formRoutes(app)
  shownRoutes(app)
  askingRoutes(app)
  stopRoutes(app)
}

function formRoutes(app: App) {
  page(app, '/people/consent-forms', {
    allow: 'signed-in',
    audit: 'none',
    load: async ({ db, today }) => {
      const forms = []
      for (const kind of formKinds)
        forms.push({ kind, versions: await listFormVersions(db, kind, today) })
      return forms
    },
    view: FormsPage,
  })
  page(app, '/people/consent-forms/:kind', {
    allow: 'signed-in',
    audit: 'none',
    query: z.object({ version: z.string().max(100).catch('') }),
    load: async ({ db, actor, params, query, today }) => {
      const kind = kindOf(params.kind)
      const inUse = await getFormInUse(db, kind, today)
      const form = query.version ? await getFormVersion(db, kind, query.version, today) : inUse
      return {
        kind,
        form,
        isInUse: keyOf(form) === keyOf(inUse),
        choices: await listSharingChoices(db, actor, today),
        partnership: actor.partnershipName,
      }
    },
    view: BlankFormPage,
  })
  formPage(app, '/people/consent-forms/:kind/edit', {
    allow: mayGuardData,
    audit: 'people.consent-form.written',
    load: async ({ db, actor, params, today }) => {
      const kind = kindOf(params.kind)
      const inUse = await getFormInUse(db, kind, today)
      return { kind, inUse, newest: inUse.code === ownCode(actor, kind) ? inUse.version : 0 }
    },
    view: WordingPage,
    form: wordingForm,
    save: ({ tx, actor, input, params, today }) =>
      addWording(tx, actor, kindOf(params.kind), input, today),
    said: () => 'The new version is in use.',
    next: ({ params }) => `/people/consent-forms/${params.kind}`,
  })
}

function shownRoutes(app: App) {
  page(app, '/people/consents-ending', {
    allow: mayWorkWithPeople,
    audit: {
      event: 'people.person.viewed',
      of: ({ ending }) => ending.map(one => ({ kind: 'person', id: one.personId })),
      details: () => ({ page: 'consents-ending' }),
    },
    load: async ({ db, actor, today }) => ({
      ending: await listEndingConsents(db, actor, today),
      called: await getCalled(db),
    }),
    view: EndingPage,
  })
  page(app, '/people/:id/sharing', {
    allow: maySee,
    audit: personViewed('sharing'),
    load: async ({ db, actor, params, today, now }) => {
      const person = await getPerson(db, params.id)
      const asked = { actor, personId: params.id, recordIds: person.recordIds, today, now }
      return { person, sharing: await getSharing(db, asked) }
    },
    view: SharingPage,
  })
  page(app, '/people/:id/consent/:askingId', {
    allow: maySee,
    audit: personViewed('consent'),
    load: async ({ db, params }) => {
      const person = await getPerson(db, params.id)
      return {
        person,
        asking: await getAsking(db, person.recordIds, params.askingId),
        called: await getCalled(db),
      }
    },
    view: AskingPage,
  })
  download(app, '/people/:id/consent/:askingId/scan', {
    allow: maySee,
    audit: 'people.consent.scan-given',
    load: async ({ db, params }) => {
      const person = await getPerson(db, params.id)
      const scan = await findScan(db, person.recordIds, params.askingId)
      if (!scan) throw new NotFound('no scan')
      return {
        name: scan.name,
        type: scan.mediaType,
        body: await app.files.get(scan.sha256),
        about: { kind: 'person', id: params.id },
      }
    },
  })
}

function askingRoutes(app: App) {
  formPage(app, '/people/:id/consent/new', {
    allow: mayWorkWithPeople,
    audit: 'people.consent.recorded',
    uploads: true,
    load: async ({ db, actor, params, today }) => ({
      person: await getPerson(db, params.id),
      newId: newId(),
      versions: await listFormVersions(db, 'share', today),
      choices: await listSharingChoices(db, actor, today),
    }),
    look: personViewed('consent/new'),
    view: ConsentPage,
    form: shareForm,
    save: ({ tx, actor, input, params, now, today }) =>
      recordConsent(tx, actor, params.id, input, { now, today, files: app.files }),
    said: () => 'Saved. You can print it for them.',
    next: ({ saved, params }) => `/people/${params.id}/consent/${saved}`,
  })
  formPage(app, '/people/:id/consent/refer', {
    allow: mayWorkWithPeople,
    audit: 'people.consent.recorded',
    uploads: true,
    load: async ({ db, actor, params, today }) => ({
      person: await getPerson(db, params.id),
      newId: newId(),
      versions: await listFormVersions(db, 'duty-to-refer', today),
      choices: await listSharingChoices(db, actor, today),
    }),
    look: personViewed('consent/refer'),
    view: ReferralConsentPage,
    form: referForm,
    save: ({ tx, actor, input, params, now, today }) =>
      recordReferralConsent(tx, actor, params.id, input, { now, today, files: app.files }),
    said: () => 'Saved. You can print it for them.',
    next: ({ saved, params }) => `/people/${params.id}/consent/${saved}`,
  })
}

function stopRoutes(app: App) {
  formPage(app, '/people/:id/consent/withdraw', {
    allow: mayWorkWithPeople,
    audit: 'people.consent.withdrawn',
    load: async ({ db, actor, params, today }) => ({
      person: await getPerson(db, params.id),
      newId: newId(),
      choices: await listSharingChoices(db, actor, today),
    }),
    look: personViewed('consent/withdraw'),
    view: WithdrawPage,
    form: withdrawForm,
    save: ({ tx, actor, input, params, now, today }) =>
      withdrawConsent(tx, actor, params.id, input, { now, today }),
    said: () => 'Saved. It is no longer shared.',
    next: ({ params }) => sharingOf(params.id),
  })
  formPage(app, '/people/:id/objections/new', {
    allow: mayWorkWithPeople,
    audit: 'people.objection.added',
    load: async ({ db, actor, params, today }) => ({
      person: await getPerson(db, params.id),
      newId: newId(),
      choices: await listSharingChoices(db, actor, today),
    }),
    look: personViewed('objections/new'),
    view: ObjectPage,
    form: objectForm,
    save: ({ tx, actor, input, params, now, today }) =>
      addObjection(tx, actor, params.id, input, { now, today }),
    said: () => 'Saved. It is no longer shared.',
    next: ({ params }) => sharingOf(params.id),
  })
  formPage(app, '/people/:id/objections/:objectionId/end', {
    allow: mayEnd,
    audit: 'people.objection.ended',
    load: async ({ db, params }) => {
      const person = await getPerson(db, params.id)
      const objections = await listObjections(db, params.id)
      const objection = objections.find(one => one.id === params.objectionId && one.mayEnd)
      if (!objection) throw new NotFound('no such objection')
      return { person, objection, called: await getCalled(db) }
    },
    look: personViewed('objections/end'),
    view: EndObjectionPage,
    form: z.object({}),
    save: ({ tx, actor, params, now }) =>
      endObjection(tx, actor, params.id, params.objectionId, now),
    said: () => 'Saved.',
    next: ({ params }) => sharingOf(params.id),
  })
}
