import { z } from 'zod'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { clearSession, newToken, sessionOf, setSession } from '../../../platform/web/cookies.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { signIn, signOut } from './sign-in.ts'
import { ownPage, signInForm } from './sign-in-form.ts'
import { SignInPage } from './sign-in-page.tsx'

export function signInRoutes(app: App): void {
  formPage(app, '/sign-in', {
    allow: 'everyone',
    audit: 'partnership.session.started',
    mostPerMinute: 120,
    query: z.object({ next: z.string().optional() }),
    load: ({ query }) => ({ next: ownPage(query.next) }),
    view: SignInPage,
    form: signInForm,
    save: async ({ tx, input, request }) => {
      const token = newToken()
      const refusal = await signIn(tx, input, request.ip, token)
      if (refusal instanceof Refusal) return refusal
      const before = sessionOf(request)
      if (before) await signOut(tx, before)
      return token
    },
    next: ({ saved, input, reply }) => {
      setSession(app, reply, saved)
      return ownPage(input.next)
    },
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
      return '/sign-in'
    },
    said: () => 'You are signed out',
    back: () => '/sign-in',
  })
}
