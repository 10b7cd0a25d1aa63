import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { chromeOf, type Loading, loadAs, sendPage } from '../../../platform/web/route.ts'
import { mayGuardData, mayWorkWithPeople } from '../../partnership/index.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { personViewed } from '../record/view-audit.ts'
import { confirmOwnAccess, giveOwnCode, withdrawOwnAccess } from './give-own-code.ts'
import { mineRoutes } from './mine-routes.ts'
import { ownSettingForm, readOwnSetting, setOwnSetting } from './own-setting.ts'
import {
  OwnAccessPage,
  OwnAccessSection,
  OwnSettingPage,
  type OwnState,
  SlipPage,
} from './staff-pages.tsx'

/** The codes given and the accesses taken up of a person, newest first. */
async function listOwnStates(db: ReadDb, personId: string): Promise<OwnState[]> {
  return (await sql<OwnState>`select * from people.own_access_of(${personId}::uuid)`.execute(db))
    .rows
}

const slipCookie = 'throughline_slip'

/** The code goes from where it is made to the page that shows it in the worker's own browser, for ten minutes. */
function setSlip(app: App, reply: FastifyReply, personId: string, code: string) {
  reply.setCookie(slipCookie, code, {
    path: `/people/${personId}/own-access/slip`,
    httpOnly: true,
    sameSite: 'strict',
    secure: app.secure,
    maxAge: 600,
  })
}

export function ownAccessRoutes(app: App): void {
  mineRoutes(app)
  const pathOf = (personId: string) => `/people/${personId}/own-access`
  addPersonSection({
    id: 'own-access',
    title: 'Their own page',
    load: async ({ db, actor, personId }) =>
      actor.roles.includes('worker') ? await listOwnStates(db, personId) : null,
    view: (states, asked) => (states ? OwnAccessSection({ states, asked }) : null),
  })
  formPage(app, '/people/own-access/settings', {
    allow: mayGuardData,
    audit: 'people.own-setting.changed',
    load: ({ db }) => readOwnSetting(db),
    view: OwnSettingPage,
    form: ownSettingForm,
    save: ({ tx, actor, input }) => setOwnSetting(tx, actor, input),
    said: () => 'Saved.',
    next: () => '/people/own-access/settings',
  })
  formPage(app, '/people/:id/own-access', {
    allow: mayWorkWithPeople,
    audit: 'people.own-access.code-given',
    mostPerMinute: 30,
    look: personViewed('own-access'),
    load: async ({ db, params }) => ({
      person: await getPerson(db, params.id),
      states: await listOwnStates(db, params.id),
    }),
    view: OwnAccessPage,
    form: z.object({ how: z.enum(['printed', 'shown'], { error: 'Choose how you give it' }) }),
    save: ({ tx, actor, input, params, now }) => giveOwnCode(tx, actor, params.id, input.how, now),
    next: ({ saved, params, reply }) => {
      setSlip(app, reply, params.id, saved)
      return `${pathOf(params.id)}/slip`
    },
  })
  app.server.get('/people/:id/own-access/slip', async (request, reply) => {
    const { loaded, actor } = await loadAs(
      app,
      request,
      'GET /people/:id/own-access/slip',
      mayWorkWithPeople,
      undefined,
      async ({ db, params }: Loading<'/people/:id/own-access/slip', unknown>) => ({
        person: await getPerson(db, params.id),
        states: await listOwnStates(db, params.id),
      }),
      personViewed('own-access/slip'),
    )
    const good = loaded.states.find(one => one.kind === 'code' && one.state === 'good')
    return sendPage(
      reply,
      SlipPage({
        chrome: chromeOf(app, request, reply, actor),
        personId: loaded.person.personId,
        code: good ? request.cookies[slipCookie] : undefined,
        until: good?.untilAt ?? null,
        address: `${request.host}/mine`,
      }),
    )
  })
  postOnly(app, '/people/:id/own-access/withdraw', {
    allow: mayWorkWithPeople,
    audit: 'people.own-access.withdrawn',
    form: z.object({}),
    save: ({ tx, params }) => withdrawOwnAccess(tx, params.id),
    said: () => 'Stopped. Nothing opens any more with what they have.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  postOnly(app, '/people/:id/own-access/:accessId/confirm', {
    allow: mayWorkWithPeople,
    audit: 'people.own-access.confirmed',
    form: z.object({}),
    save: ({ tx, params }) => confirmOwnAccess(tx, params.id, params.accessId),
    said: () => 'Their page opens again.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
}
