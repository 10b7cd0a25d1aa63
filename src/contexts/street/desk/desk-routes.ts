import { z } from 'zod'
import { addDays, isPlainDate } from '../../../platform/dates.ts'
import type { Role } from '../../../platform/db/access.ts'
import type { App } from '../../../platform/web/app.ts'
import { page } from '../../../platform/web/page.ts'
import { mayGoOut } from '../../partnership/index.ts'
import { listOutcomesOfNight } from '../alerts/alert-queries.ts'
import { countContacts } from '../contacts/contact-list-queries.ts'
import { nightOf } from '../night-of.ts'
import { listOverdueToTell } from '../outreach/lone-working/crew-out-queries.ts'
import { peopleShown } from '../people-shown.ts'
import { listSettings } from '../settings/setting-queries.ts'
import { listShiftsOfNight } from '../shifts/shift-queries.ts'
import { DeskPage } from './desk-page.tsx'
import { countWaiting, listWhereTeamsWent, nightBefore, spanOfNight } from './desk-queries.ts'
import { listNightPeople } from './night-people.ts'

/** The parts of the street, for whom they are. Only those that the app has are shown. */
const parts: { href: string; text: string; roles: readonly Role[] }[] = [
  { href: '/street/sites', text: 'Sites', roles: mayGoOut },
  { href: '/street/shifts', text: 'Shifts', roles: mayGoOut },
  { href: '/street/alerts', text: 'Alerts', roles: mayGoOut },
  { href: '/street/contacts', text: 'Contacts', roles: mayGoOut },
  { href: '/street/list', text: 'By-name list', roles: mayGoOut },
  { href: '/street/figures', text: 'Figures', roles: mayGoOut },
  { href: '/street/profile', text: 'Profile', roles: mayGoOut },
  { href: '/street/count', text: 'The count', roles: mayGoOut },
  { href: '/street/enforcement', text: 'Enforcement', roles: ['worker'] },
  { href: '/street/deaths', text: 'Deaths', roles: ['coordinator'] },
  { href: '/street/lone-working', text: 'Lone working', roles: mayGoOut },
  { href: '/street/handed-over', text: 'Handed over', roles: ['coordinator', 'data-guardian'] },
  { href: '/street/phones', text: 'Phones', roles: mayGoOut },
  { href: '/street/my-nights', text: 'My nights', roles: ['worker'] },
  { href: '/outreach', text: 'On the phone', roles: ['worker'] },
  { href: '/street/settings', text: 'Rules', roles: mayGoOut },
]

const deskQuery = z.object({ night: z.string().refine(isPlainDate).catch('') })

export function deskRoutes(app: App): void {
  page(app, '/street', {
    allow: mayGoOut,
    audit: peopleShown('morning'),
    query: deskQuery,
    load: async ({ db, actor, query, now, today }) => {
      const newest = nightBefore(now)
      const night = query.night !== '' && query.night <= newest ? query.night : newest
      const { partnershipId } = actor
      const [settings] = await listSettings(db)
      const where = await listWhereTeamsWent(db, night)
      const who = await listNightPeople(db, partnershipId, {
        night,
        shiftId: null,
        ...where,
        longDays: settings.inactiveDays,
      })
      const span = await spanOfNight(db, night)
      return {
        overdue: await listOverdueToTell(db, actor, now),
        night,
        newest,
        shifts: await listShiftsOfNight(db, night),
        tonight: nightOf(now) > newest ? await listShiftsOfNight(db, addDays(newest, 1)) : [],
        contacts: await countContacts(db, partnershipId, { night }),
        who,
        longDays: settings.inactiveDays,
        outcomes: await listOutcomesOfNight(db, partnershipId, { night, ...span }),
        waiting: await countWaiting(db, partnershipId, today),
        parts: parts.filter(
          ({ href, roles }) =>
            actor.roles.some(role => roles.includes(role)) &&
            app.server.hasRoute({ method: 'GET', url: href }),
        ),
        people: {
          shown: [...who.met, ...who.missed].map(one => one.personId),
          contacts: 0,
        },
      }
    },
    view: DeskPage,
  })
}
