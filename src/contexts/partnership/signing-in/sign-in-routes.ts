import { z } from 'zod'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { clearSession, clearSigningIn, sessionOf } from '../../../platform/web/cookies.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { listProviders } from '../providers/provider-queries.ts'
import { arrive, goOn, newEntrant } from './go-on.ts'
import { provePassword, signOut } from './sign-in.ts'
import { ownPage, signInForm } from './sign-in-form.ts'
import { SignInPage } from './sign-in-page.tsx'
import { signOutHeader } from './sign-out-header.ts'

export function signInRoutes(app: App): void {
  formPage(app, '/sign-in', {
    allow: 'everyone',
    audit: 'partnership.session.started',
    mostPerMinute: 120,
    query: z.object({ next: z.string().optional() }),
    load: async ({ db, query }) => ({
      next: ownPage(query.next),
      providers: await listProviders(db),
    }),
    view: SignInPage,
    form: signInForm,
    save: async ({ tx, input, request }) => {
      const entrant = newEntrant(request)
      const refusal = await provePassword(tx, entrant, input, ownPage(input.next))
      if (refusal instanceof Refusal) {
        request.log.info({ event: 'a password was refused' })
        return refusal
      }
      return await goOn(tx, request, entrant)
    },
    next: ({ saved, reply }) => arrive(app, reply, saved),
  })
  postOnly(app, '/sign-out', {
    allow: 'everyone',
    audit: 'partnership.session.ended',
    form: z.object({}),
    save: async ({ tx, request }) => {
      const session = sessionOf(request)
      if (session) await signOut(tx, session)
    },
    next: ({ reply }) => {
      clearSession(app, reply)
      clearSigningIn(app, reply)
      reply.header('clear-site-data', signOutHeader)
      return '/sign-in'
    },
    said: () => 'You are signed out',
    back: () => '/sign-in',
  })
}
