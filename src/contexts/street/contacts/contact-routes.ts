import { z } from 'zod'
import { addDays } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import type { Look } from '../../../platform/web/route.ts'
import { searchPage } from '../../../platform/web/search-page.ts'
import { refuseUnconfirmed } from '../../../platform/web/step-up.ts'
import { listAreas, mayGoOut, mayWorkWithPeople } from '../../partnership/index.ts'
import {
  addCopyPart,
  addPersonSection,
  addTimelinePart,
  findForm,
  findPeople,
  listPersonNames,
  readAsked,
} from '../../people/index.ts'
import { listCodes } from '../code-queries.ts'
import { nightOf } from '../night-of.ts'
import type { Reason } from '../outreach/contract.ts'
import { peopleShown } from '../people-shown.ts'
import { listSettings } from '../settings/setting-queries.ts'
import { listShiftChoices } from '../shifts/shift-queries.ts'
import { listSiteChoices } from '../sites/site-queries.ts'
import {
  contactForm,
  contactQuery,
  detachForm,
  linkForm,
  sheetForm,
  sheetLines,
  withdrawForm,
} from './contact-form.ts'
import { ContactFormPage, type ForContact, valuesOf } from './contact-form-page.tsx'
import { countContacts, listContacts, peopleIn } from './contact-list-queries.ts'
import { ContactPage } from './contact-page.tsx'
import { getContact, listLatelySeen, type ShownContact } from './contact-queries.ts'
import { ContactsPage } from './contacts-page.tsx'
import { detachContact, linkContact, withdrawContact } from './link-contact.ts'
import { LinkPage } from './link-page.tsx'
import {
  contactCopy,
  contactTimeline,
  findLastSeen,
  loadPersonContacts,
} from './person-contacts.ts'
import { PersonContactsSection } from './person-section.tsx'
import { recordAtDesk, recordSheet } from './record-at-desk.ts'
import { SheetPage } from './sheet-page.tsx'
import { DetachPage, WithdrawPage } from './undo-pages.tsx'

const pathOf = (id: string) => `/street/contacts/${id}`

/** Whom a page about one contact showed: the person, or a contact of nobody known. */
const contactViewed: Look<{ contact: ShownContact }, unknown> = {
  event: 'people.person.viewed',
  of: ({ contact: { id, person } }) => [
    person ? { kind: 'person', id: person.personId } : { kind: 'contact', id },
  ],
  details: ({ contact }) => ({ page: 'contact', contact: contact.id }),
}

/** A contact for its page. Whoever is restricted is shown only to whoever showed lately that it is them. */
async function openContact(db: ReadDb, actor: Actor, id: string): Promise<ShownContact> {
  const contact = await getContact(db, actor, id)
  if (contact.person?.isRestricted) refuseUnconfirmed(actor)
  return contact
}

/** What was done to what was written down, for the next page. */
function notesInWords(notes: readonly Reason[]): string {
  return ['Written down.', ...notes.map(note => `${note.message}.`)].join(' ')
}

export function contactRoutes(app: App): void {
  addPersonSection({
    id: 'street',
    title: 'Met on the street',
    load: ({ db, recordIds, today }) => loadPersonContacts(db, recordIds, today),
    view: (loaded, asked) => PersonContactsSection({ loaded, asked }),
    seen: ({ db, recordIds }) => findLastSeen(db, recordIds),
  })
  addTimelinePart(contactTimeline)
  addCopyPart(contactCopy)
  page(app, '/street/contacts', {
    allow: mayGoOut,
    audit: peopleShown('contacts'),
    query: contactQuery,
    load: async ({ db, actor, query }) => {
      const { night, area, site, shift, show, page: number } = query
      const filter = {
        night: night || undefined,
        area: area || undefined,
        siteId: site || undefined,
        shiftId: shift || undefined,
        unlinked: show === 'unlinked',
        withdrawn: show === 'withdrawn',
      }
      const { partnershipId } = actor
      const contacts = await listContacts(db, partnershipId, filter, { skip: (number - 1) * 50 })
      return {
        contacts,
        total: await countContacts(db, partnershipId, filter),
        areas: await listAreas(db),
        sites: await listSiteChoices(db),
        people: peopleIn(contacts),
      }
    },
    view: ContactsPage,
  })
  writingRoutes(app)
  page(app, '/street/contacts/:id', {
    allow: mayGoOut,
    audit: contactViewed,
    load: async ({ db, actor, params, today }) => ({
      contact: await openContact(db, actor, params.id),
      needs: await listCodes(db, 'need', today),
    }),
    view: ContactPage,
  })
  download(app, '/street/contacts/:id/pictures/:file', {
    allow: mayWorkWithPeople,
    audit: 'street.contact.picture-viewed',
    load: async ({ db, actor, params }) => {
      const contact = await openContact(db, actor, params.id)
      const picture = await db
        .selectFrom('street.contactFile as c')
        .innerJoin('platform.file as f', 'f.id', 'c.fileId')
        .select(['f.sha256', 'f.mediaType', 'f.name'])
        .where('c.contactId', '=', params.id)
        .where('c.fileId', '=', params.file)
        .executeTakeFirst()
      // What goes with a contact that was withdrawn is shown no more.
      if (!picture || contact.withdrawnAt) throw new NotFound()
      return {
        name: picture.name,
        type: picture.mediaType,
        body: await app.files.get(picture.sha256),
        about: contact.person
          ? { kind: 'person', id: contact.person.personId }
          : { kind: 'contact', id: contact.id },
      }
    },
  })
  linkingRoutes(app)
}

const startQuery = z.object({
  shift: z.uuid().optional().catch(undefined),
  site: z.uuid().optional().catch(undefined),
  /** The record of somebody whose page leads here. */
  person: z.uuid().optional().catch(undefined),
})
type Start = z.infer<typeof startQuery>

type LoadingForm = { db: ReadDb; actor: Actor; now: Date; today: string }

/** What the forms let one choose from; people who were seen lately, and whoever is named besides. */
async function listFormChoices(
  { db, actor, now }: LoadingForm,
  {
    shift,
    person,
    until = nightOf(now),
  }: { shift?: string; person?: string | null; until?: string },
) {
  const [settings] = await listSettings(db)
  const lately = await listLatelySeen(db, actor.partnershipId, { until, days: settings.packDays })
  const named = person ? (await listPersonNames(db, [person])).get(person) : undefined
  const isListed = lately.some(one => one.personId === named?.personId)
  const all = await listShiftChoices(db, now, 28)
  return {
    areas: await listAreas(db),
    sites: await listSiteChoices(db),
    shifts: all.filter(one => one.startsAt <= now || one.id === shift).reverse(),
    lately: named
      ? [
          { ...named, lastNight: until, place: null },
          ...lately.filter(one => !isListed || one.personId !== named.personId),
        ]
      : lately,
  }
}

async function loadForm(loading: LoadingForm, query: Start): Promise<Omit<ForContact, 'people'>> {
  const { db, now, today } = loading
  return {
    newId: newId(),
    now,
    ...(await listFormChoices(loading, {
      ...(query.shift ? { shift: query.shift } : {}),
      person: query.person ?? null,
    })),
    placeKinds: await listCodes(db, 'place-kind', today),
    offers: await listCodes(db, 'offer', today),
    needs: await listCodes(db, 'need', today),
    start: {
      shift: query.shift,
      site: query.site,
      person: query.person,
      ...(query.person ? { known: 'known' } : {}),
    },
    replaces: null,
  }
}

function withPeople<Loaded extends { lately: readonly { personId: string }[] }>(loaded: Loaded) {
  return { ...loaded, people: { shown: loaded.lately.map(one => one.personId), contacts: 0 } }
}

function writingRoutes(app: App): void {
  formPage(app, '/street/contacts/new', {
    allow: mayWorkWithPeople,
    audit: 'street.contact.recorded',
    look: peopleShown('contact form'),
    query: startQuery,
    load: async ({ query, ...loading }) => withPeople(await loadForm(loading, query)),
    view: ContactFormPage,
    form: contactForm,
    save: async ({ tx, actor, input, now }) => recordAtDesk(tx, actor, input, { now }),
    said: ({ saved }) => notesInWords(saved),
    next: ({ input }) =>
      input.known !== 'unknown' && !input.observation.recordId
        ? `${pathOf(input.id)}/link`
        : pathOf(input.id),
  })
  formPage(app, '/street/contacts/sheet', {
    allow: mayWorkWithPeople,
    audit: 'street.contact.recorded',
    look: peopleShown('contact form'),
    query: startQuery,
    load: async ({ query, ...loading }) => {
      const { day, month, year } = datePartsOf({}, 'on', addDays(loading.today, -1))
      return withPeople({
        ...(await listFormChoices(loading, query.shift ? { shift: query.shift } : {})),
        newIds: Array.from({ length: sheetLines }, () => newId()),
        start: { 'on-day': day, 'on-month': month, 'on-year': year, shift: query.shift },
      })
    },
    view: SheetPage,
    form: sheetForm,
    save: ({ tx, actor, input, now }) => recordSheet(tx, actor, input, now),
    said: ({ saved }) =>
      saved === 1 ? 'One contact is written down.' : `${saved} contacts are written down.`,
    next: ({ input }) =>
      input.shift ? `/street/shifts/${input.shift}` : '/street/contacts?show=unlinked',
  })
  formPage(app, '/street/contacts/:id/correct', {
    allow: mayWorkWithPeople,
    audit: 'street.contact.recorded',
    look: peopleShown('contact form'),
    load: async ({ params, ...loading }) => {
      const { db, actor, now, today } = loading
      const contact = await openContact(db, actor, params.id)
      if (!contact.mayChange) throw new NotFound()
      const form = await loadForm({ db, actor, now, today }, {})
      const choices = await listFormChoices(loading, {
        ...(contact.shiftId ? { shift: contact.shiftId } : {}),
        person: contact.recordId,
        until: contact.nightOf,
      })
      return withPeople({ ...form, ...choices, start: valuesOf(contact), replaces: contact })
    },
    view: ContactFormPage,
    form: contactForm,
    save: async ({ tx, actor, input, params, now }) => {
      await openContact(tx, actor, params.id)
      return recordAtDesk(tx, actor, input, { now, replaces: params.id })
    },
    said: ({ saved }) => notesInWords(saved),
    next: ({ input }) => pathOf(input.id),
  })
}

function linkingRoutes(app: App): void {
  searchPage(app, '/street/contacts/:id/link', {
    allow: mayWorkWithPeople,
    form: z.object({ q: findForm.shape.q }),
    load: async ({ db, actor, params, input, today }) => {
      const contact = await openContact(db, actor, params.id)
      if (!contact.mayChange) throw new NotFound()
      const [settings] = await listSettings(db)
      const lately = contact.siteId
        ? await listLatelySeen(db, actor.partnershipId, {
            until: contact.nightOf,
            days: settings.packDays,
            siteId: contact.siteId,
          })
        : []
      const typed = input?.q ?? ''
      const asked = readAsked(
        findForm.parse(typed === '' ? { look: contact.description.slice(0, 400) } : { q: typed }),
        today,
      )
      const found = asked ? await findPeople(db, actor, asked, today) : []
      const others = lately.filter(one => one.personId !== contact.person?.personId)
      return {
        contact,
        lately: others,
        found: found.filter(one => one.personId !== contact.person?.personId),
        searched: typed !== '',
        people: {
          shown: [...others, ...found].map(one => one.personId),
          contacts: 1,
        },
      }
    },
    audit: peopleShown('whom a contact is about'),
    view: LinkPage,
  })
  postOnly(app, '/street/contacts/:id/linked', {
    allow: mayWorkWithPeople,
    form: linkForm,
    audit: 'street.contact.linked',
    save: ({ tx, actor, input, params, now }) => linkContact(tx, actor, params.id, input, now),
    said: () => 'Saved who it was.',
    back: params => `${pathOf(params.id)}/link`,
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/contacts/:id/detach', {
    allow: mayWorkWithPeople,
    audit: 'street.contact.detached',
    look: contactViewed,
    load: async ({ db, actor, params }) => ({ contact: await openContact(db, actor, params.id) }),
    view: DetachPage,
    form: detachForm,
    save: ({ tx, actor, input, params, now }) => detachContact(tx, actor, params.id, input, now),
    said: () => 'Saved. It is a contact with somebody whom nobody knows.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/contacts/:id/withdraw', {
    allow: mayWorkWithPeople,
    audit: 'street.contact.withdrawn',
    look: contactViewed,
    load: async ({ db, actor, params }) => ({ contact: await openContact(db, actor, params.id) }),
    view: WithdrawPage,
    form: withdrawForm,
    save: ({ tx, actor, input, params, now }) =>
      withdrawContact(tx, actor, params.id, input.because, now),
    said: () => 'Withdrawn. It counts no more.',
    next: ({ params }) => pathOf(params.id),
  })
}
