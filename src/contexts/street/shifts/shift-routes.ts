import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, listChoosableOrganisations, mayGoOut } from '../../partnership/index.ts'
import {
  listAlertDescriptions,
  listAlertsOfShift,
  listUnplacedAlerts,
} from '../alerts/alert-queries.ts'
import { listContacts, peopleIn } from '../contacts/contact-list-queries.ts'
import { listNightPeople } from '../desk/night-people.ts'
import { peopleShown } from '../people-shown.ts'
import { listSettings } from '../settings/setting-queries.ts'
import { listSiteChoices } from '../sites/site-queries.ts'
import { CancelPage } from './cancel-page.tsx'
import { cancelShift, changeCrew, changeRoute, changeShift } from './change-shift.ts'
import { CrewPage } from './crew-page.tsx'
import { PaperPage } from './paper-page.tsx'
import { listSeenThere } from './paper-queries.ts'
import { planShift } from './plan-shift.ts'
import { RoutePage } from './route-page.tsx'
import {
  cancelShiftForm,
  changeShiftForm,
  crewForm,
  planShiftForm,
  routeForm,
  shiftQuery,
} from './shift-form.ts'
import { ChangeShiftPage, PlanShiftPage } from './shift-form-page.tsx'
import { ShiftPage } from './shift-page.tsx'
import { getShift, listCrewChoices, listShifts } from './shift-queries.ts'
import { ShiftsPage } from './shifts-page.tsx'

const pathOf = (id: string) => `/street/shifts/${id}`

export function shiftRoutes(app: App): void {
  page(app, '/street/shifts', {
    allow: mayGoOut,
    audit: 'none',
    query: shiftQuery,
    load: ({ db, query, now }) => listShifts(db, query, now),
    view: ShiftsPage,
  })
  formPage(app, '/street/shifts/new', {
    allow: mayGoOut,
    audit: 'street.shift.planned',
    load: async ({ db, actor, today }) => ({
      newId: newId(),
      areas: await listAreas(db),
      organisations: actor.roles.includes('coordinator')
        ? await listChoosableOrganisations(db, today)
        : [],
    }),
    view: PlanShiftPage,
    form: planShiftForm,
    save: ({ tx, actor, input, now }) => planShift(tx, actor, input, now),
    said: () => 'Shift planned.',
    next: ({ saved }) => pathOf(saved),
  })
  page(app, '/street/shifts/:id', {
    allow: mayGoOut,
    audit: peopleShown('shift'),
    load: async ({ db, actor, params, now }) => {
      const shift = await getShift(db, actor, params.id, now)
      const { partnershipId } = actor
      const contacts = await listContacts(db, partnershipId, { shiftId: shift.id }, { most: 200 })
      const [settings] = await listSettings(db)
      const night = shift.hasBegun
        ? await listNightPeople(db, partnershipId, {
            night: shift.nightOf,
            shiftId: shift.id,
            siteIds: shift.route.map(stop => stop.siteId),
            areaCodes: shift.areaCodes,
            longDays: settings.inactiveDays,
          })
        : null
      const shown = peopleIn(contacts)
      return {
        shift,
        alerts: await listAlertsOfShift(db, shift.id),
        waiting: await listUnplacedAlerts(db, partnershipId, shift.areaCodes),
        contacts,
        night,
        longDays: settings.inactiveDays,
        people: {
          ...shown,
          shown: [...shown.shown, ...(night?.missed.map(one => one.personId) ?? [])],
        },
      }
    },
    view: ShiftPage,
  })
  page(app, '/street/shifts/:id/paper', {
    allow: mayGoOut,
    audit: peopleShown('paper list'),
    load: async ({ db, actor, params, now }) => {
      const shift = await getShift(db, actor, params.id, now)
      const [settings] = await listSettings(db)
      const sites = shift.route.map(stop => stop.siteId)
      const seen = await listSeenThere(db, sites, shift.nightOf, settings.packDays)
      const alerts = await listAlertsOfShift(db, shift.id)
      const descriptions = await listAlertDescriptions(
        db,
        alerts.map(alert => alert.id),
      )
      return {
        shift,
        seen,
        alerts: alerts
          .filter(alert => alert.outcome === null)
          .map(alert => ({ ...alert, description: descriptions.get(alert.id) ?? '' })),
        people: {
          shown: seen.flatMap(one => one.personId ?? []),
          contacts: seen.length + alerts.length,
        },
      }
    },
    view: PaperPage,
  })
  changingRoutes(app)
}

function changingRoutes(app: App): void {
  formPage(app, '/street/shifts/:id/change', {
    allow: mayGoOut,
    audit: 'street.shift.changed',
    load: async ({ db, actor, params, now }) => ({
      shift: await getShift(db, actor, params.id, now),
      areas: await listAreas(db),
    }),
    view: ChangeShiftPage,
    form: changeShiftForm,
    save: ({ tx, actor, input, params, now }) =>
      changeShift({ tx, actor, id: params.id, version: input.version, now }, input),
    said: () => 'Shift changed.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/shifts/:id/route', {
    allow: mayGoOut,
    audit: 'street.shift.routed',
    load: async ({ db, actor, params, now }) => {
      const shift = await getShift(db, actor, params.id, now)
      const choices = await listSiteChoices(db, shift.areaCodes)
      const gone = shift.route
        .filter(stop => !choices.some(choice => choice.id === stop.siteId))
        .map(stop => ({ ...stop, id: stop.siteId }))
      return { shift, sites: [...choices, ...gone] }
    },
    view: RoutePage,
    form: routeForm,
    save: ({ tx, actor, input, params, now }) =>
      changeRoute({ tx, actor, id: params.id, version: input.version, now }, input),
    said: () => 'Route saved.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/shifts/:id/crew', {
    allow: mayGoOut,
    audit: 'street.shift.crewed',
    load: async ({ db, actor, params, now }) => {
      const shift = await getShift(db, actor, params.id, now)
      const all = actor.roles.includes('coordinator')
      const choices = await listCrewChoices(db, all ? null : shift.organisationId)
      const own = all ? choices.filter(one => one.organisation === shift.organisation) : choices
      const others = shift.members
        .filter(member => !own.some(one => one.id === member.userId))
        .map(({ userId, name, organisation }) => ({ id: userId, name, organisation }))
      return { shift, choices, buddies: [...own, ...others] }
    },
    view: CrewPage,
    form: crewForm,
    save: ({ tx, actor, input, params, now }) =>
      changeCrew({ tx, actor, id: params.id, version: input.version, now }, input),
    said: () => 'Crew saved.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/shifts/:id/cancel', {
    allow: mayGoOut,
    audit: 'street.shift.cancelled',
    load: async ({ db, actor, params, now }) => ({
      shift: await getShift(db, actor, params.id, now),
    }),
    view: CancelPage,
    form: cancelShiftForm,
    save: ({ tx, actor, input, params, now }) =>
      cancelShift({ tx, actor, id: params.id, version: input.version, now }, input.because),
    said: () => 'Shift cancelled.',
    next: ({ params }) => pathOf(params.id),
  })
}
