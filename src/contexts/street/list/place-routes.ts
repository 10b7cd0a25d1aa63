import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayWorkWithPeople } from '../../partnership/index.ts'
import {
  addCopyPart,
  addPersonSection,
  addTimelinePart,
  getPerson,
  ownRecord,
  personViewed,
} from '../../people/index.ts'
import { listCodes } from '../code-queries.ts'
import { listLeads, mayReadStreet } from './list-counts.ts'
import { listCare } from './list-queries.ts'
import { careForm, correctionForm, statusForm } from './place-form.ts'
import { CarePage, CorrectionPage, HistoryPage, StatusPage } from './place-pages.tsx'
import { listEvents, listReasons, listSpells } from './place-queries.ts'
import { PlaceSection } from './place-section.tsx'
import { recordStatus } from './record-status.ts'
import { saveCare } from './save-care.ts'
import { getOwnEvent, takeBackStatus } from './take-back-status.ts'
import { listCopy, listTimelinePart } from './told-of-list.ts'

const back = ({ params }: { params: { id: string } }) => `/people/${params.id}#by-name-list`

async function refuseUnlessStreet(db: ReadDb) {
  if (!(await mayReadStreet(db))) throw new NotFound()
}

async function loadChoices(db: ReadDb, today: string) {
  return {
    newId: newId(),
    statuses: await listCodes(db, 'list-status', today),
    reasons: await listReasons(db, today),
    areas: await listAreas(db),
    today,
  }
}

/** A person's place on the by-name list: on their page, on their timeline, and the forms behind it. */
export function placeRoutes(app: App): void {
  addTimelinePart(listTimelinePart)
  addCopyPart(listCopy)
  addPersonSection({
    id: 'by-name-list',
    title: 'By-name list',
    load: async ({ db, personId }) => ({
      spells: await listSpells(db, personId),
      care: (await listCare(db, [personId])).get(personId) ?? null,
      mayWrite: await mayReadStreet(db),
    }),
    view: (loaded, asked) => PlaceSection({ loaded, asked }),
    next: async ({ db, personId }) => {
      const care = (await listCare(db, [personId])).get(personId)
      if (!care?.nextOn) return []
      return [{ on: care.nextOn, words: care.nextStep, href: `/people/${personId}#by-name-list` }]
    },
  })
  page(app, '/people/:id/list', {
    allow: mayWorkWithPeople,
    audit: personViewed('by-name-list'),
    load: async ({ db, params }) => {
      const person = await getPerson(db, params.id)
      return {
        person,
        spells: await listSpells(db, person.personId),
        events: await listEvents(db, person.recordIds),
        mayWrite: await mayReadStreet(db),
      }
    },
    view: HistoryPage,
  })
  formPage(app, '/people/:id/list/status', {
    allow: mayWorkWithPeople,
    audit: 'street.list.told',
    look: personViewed('by-name-list'),
    load: async ({ db, params, today }) => {
      await refuseUnlessStreet(db)
      return { person: await getPerson(db, params.id), ...(await loadChoices(db, today)) }
    },
    view: StatusPage,
    form: statusForm,
    save: async ({ tx, actor, input, params, today, now }) => {
      await refuseUnlessStreet(tx)
      await getPerson(tx, params.id)
      const recordId = await ownRecord(tx, actor, params.id, now)
      await recordStatus(tx, actor, { ...input, areaCode: input.area, recordId }, today)
    },
    said: () => 'Saved. The list of every day since is put right.',
    next: back,
  })
  formPage(app, '/people/:id/list/said/:event', {
    allow: mayWorkWithPeople,
    audit: 'street.list.corrected',
    look: personViewed('by-name-list'),
    load: async ({ db, actor, params, today }) => {
      await refuseUnlessStreet(db)
      const person = await getPerson(db, params.id)
      const events = await listEvents(db, person.recordIds)
      const event = events.find(one => one.id === params.event)
      const isTheirs =
        event?.organisationId === actor.organisationId || actor.roles.includes('coordinator')
      if (!event?.status || !isTheirs) throw new NotFound()
      const newer = events.find(one => one.id === event.correctedById) ?? null
      return { person, event, newer, ...(await loadChoices(db, today)) }
    },
    view: CorrectionPage,
    form: correctionForm,
    save: async ({ tx, actor, input, params, today }) => {
      await refuseUnlessStreet(tx)
      const of = { personId: params.id, eventId: params.event }
      if (input.never) return await takeBackStatus(tx, actor, of, input)
      const { recordId } = await getOwnEvent(tx, actor, params.id, params.event)
      await recordStatus(
        tx,
        actor,
        { ...input, areaCode: input.area, recordId, correctsId: params.event },
        today,
      )
    },
    said: () => 'Put right. What was said before stays in the history.',
    next: ({ params }) => `/people/${params.id}/list`,
  })
  formPage(app, '/people/:id/list/care', {
    allow: mayWorkWithPeople,
    audit: 'street.list.planned',
    look: personViewed('by-name-list'),
    load: async ({ db, params, today }) => {
      await refuseUnlessStreet(db)
      const person = await getPerson(db, params.id)
      return {
        newId: newId(),
        person,
        care: (await listCare(db, [person.personId])).get(person.personId) ?? null,
        groups: await listCodes(db, 'target-group', today),
        leads: await listLeads(db),
      }
    },
    view: CarePage,
    form: careForm,
    save: async ({ tx, actor, input, params, now }) => {
      await refuseUnlessStreet(tx)
      await saveCare(tx, actor, params.id, input, now)
    },
    said: () => 'Saved.',
    next: back,
  })
}
