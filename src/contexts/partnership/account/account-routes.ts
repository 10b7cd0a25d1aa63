import { z } from 'zod'
import type { App } from '../../../platform/web/app.ts'
import { clearSession, sessionOf } from '../../../platform/web/cookies.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { changePasswordForm } from './account-form.ts'
import { AccountPage } from './account-page.tsx'
import { changePassword } from './change-password.ts'
import { ChangePasswordPage } from './change-password-page.tsx'
import { signOutEverywhere } from './sign-out-everywhere.ts'

export function accountRoutes(app: App): void {
  page(app, '/account', {
    allow: 'signed-in',
    audit: 'none',
    load: () => null,
    view: AccountPage,
  })
  formPage(app, '/account/password', {
    allow: 'signed-in',
    audit: 'partnership.user.password-changed',
    mostPerMinute: 30,
    load: () => null,
    view: ChangePasswordPage,
    form: changePasswordForm,
    save: async ({ tx, actor, input, request }) =>
      (await changePassword(tx, actor, input, sessionOf(request) ?? '')) ?? null,
    said: () => 'Password changed. Everywhere else, you are signed out.',
    next: () => '/account',
  })
  postOnly(app, '/account/sign-out-everywhere', {
    allow: 'signed-in',
    audit: 'partnership.session.ended',
    form: z.object({}),
    save: ({ tx }) => signOutEverywhere(tx),
    said: () => 'You are signed out everywhere',
    next: ({ reply }) => {
      clearSession(app, reply)
      return '/sign-in'
    },
    back: () => '/account',
  })
}
