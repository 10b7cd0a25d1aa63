import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayCoordinate, mayGoOut } from '../../partnership/index.ts'
import { listCodes } from '../code-queries.ts'
import { listContacts, peopleIn } from '../contacts/contact-list-queries.ts'
import { nightOf } from '../night-of.ts'
import { peopleShown } from '../people-shown.ts'
import { listSettings } from '../settings/setting-queries.ts'
import { listShiftChoices } from '../shifts/shift-queries.ts'
import { listSiteChoices } from '../sites/site-queries.ts'
import {
  alertQuery,
  answerForm,
  joinForm,
  outcomeForm,
  recordAlertForm,
  separateForm,
  shiftForAlertForm,
} from './alert-form.ts'
import { AlertFormPage } from './alert-form-page.tsx'
import { AlertPage } from './alert-page.tsx'
import { getAlert, listAlerts, listLikeAlerts } from './alert-queries.ts'
import { AlertsPage } from './alerts-page.tsx'
import { joinAlerts, keepAnswer, putOnShift, separateAlert, setOutcome } from './change-alert.ts'
import { OutcomePage } from './outcome-page.tsx'
import { recordAlert } from './record-alert.ts'
import { TellPage } from './tell-page.tsx'

const pathOf = (id: string) => `/street/alerts/${id}`

/** An alert describes somebody, although nobody knows who. */
const alertViewed = {
  event: 'street.alert.viewed' as const,
  of: ({ alert }: { alert: { id: string } }) => [{ kind: 'alert', id: alert.id }],
}

export function alertRoutes(app: App): void {
  page(app, '/street/alerts', {
    allow: mayGoOut,
    // Places and days: how anybody looks is not on the list.
    audit: 'none',
    query: alertQuery,
    load: async ({ db, actor, query }) => {
      const [settings] = await listSettings(db)
      return {
        ...(await listAlerts(db, actor.partnershipId, query)),
        areas: await listAreas(db),
        alertDays: settings.alertDays,
      }
    },
    view: AlertsPage,
  })
  formPage(app, '/street/alerts/new', {
    allow: mayGoOut,
    audit: 'street.alert.recorded',
    load: async ({ db, now }) => ({
      newId: newId(),
      now,
      areas: await listAreas(db),
      sites: await listSiteChoices(db),
    }),
    view: AlertFormPage,
    form: recordAlertForm,
    save: ({ tx, actor, input, now }) => recordAlert(tx, actor, input, now),
    said: () => 'Written down.',
    next: ({ saved }) => pathOf(saved),
  })
  page(app, '/street/alerts/:id', {
    allow: mayGoOut,
    audit: alertViewed,
    load: async ({ db, actor, params, now }) => {
      const alert = await getAlert(db, params.id)
      const shifts = await listShiftChoices(db, now, 1)
      return {
        alert,
        like: alert.joinedTo ? [] : await listLikeAlerts(db, actor.partnershipId, alert),
        shifts: shifts.filter(shift => shift.endsAt > now || shift.id === alert.shiftId),
        mayTell: actor.roles.includes('coordinator'),
      }
    },
    view: AlertPage,
  })
  changingRoutes(app)
}

function changingRoutes(app: App): void {
  postOnly(app, '/street/alerts/:id/join', {
    allow: mayGoOut,
    form: joinForm,
    audit: 'street.alert.joined',
    save: ({ tx, input, params }) => joinAlerts(tx, params.id, input),
    said: () => 'They say the same. What comes of the first counts for both.',
    back: params => pathOf(params.id),
    next: ({ saved }) => pathOf(saved.standsFor),
  })
  postOnly(app, '/street/alerts/:id/separate', {
    allow: mayGoOut,
    form: separateForm,
    audit: 'street.alert.separated',
    save: ({ tx, input, params }) => separateAlert(tx, params.id, input.version),
    said: () => 'It stands for itself again.',
    back: params => pathOf(params.id),
    next: ({ params }) => pathOf(params.id),
  })
  postOnly(app, '/street/alerts/:id/shift', {
    allow: mayGoOut,
    form: shiftForAlertForm,
    audit: 'street.alert.placed',
    save: ({ tx, input, params, now }) => putOnShift(tx, params.id, input, now),
    said: ({ input }) => (input.shift ? 'The shift looks into it.' : 'No shift looks into it.'),
    back: params => pathOf(params.id),
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/alerts/:id/outcome', {
    allow: mayGoOut,
    audit: 'street.alert.answered',
    look: peopleShown('alert outcome'),
    load: async ({ db, actor, params, today }) => {
      const alert = await getAlert(db, params.id)
      const contacts = await listContacts(db, actor.partnershipId, {
        fromNight: nightOf(alert.toldAt),
        area: alert.areaCode ?? undefined,
      })
      return {
        alert,
        contacts,
        people: peopleIn(contacts),
        outcomes: await listCodes(db, 'alert-outcome', today),
      }
    },
    view: OutcomePage,
    form: outcomeForm,
    save: ({ tx, actor, input, params, now }) => setOutcome(tx, actor, params.id, input, now),
    said: () => 'Saved what came of it.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/alerts/:id/tell/:reporter', {
    allow: mayCoordinate,
    audit: 'street.alert.told',
    look: alertViewed,
    load: async ({ db, params }) => {
      const alert = await getAlert(db, params.id)
      const reporter = alert.reporters.find(one => one.alertId === params.reporter)
      if (!reporter || !alert.outcome) throw new NotFound('nobody to tell')
      return { alert, reporter }
    },
    view: TellPage,
    form: answerForm,
    save: ({ tx, actor, input, params, now }) =>
      keepAnswer(tx, actor, { id: params.id, reporterOf: params.reporter }, input, now),
    said: () => 'Saved what they were told.',
    next: ({ params }) => pathOf(params.id),
  })
}
