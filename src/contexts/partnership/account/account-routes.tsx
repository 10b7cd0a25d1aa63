import { sql } from 'kysely'
import { z } from 'zod'
import { GovukButton } from '../../../design-system/index.ts'
import { readAs, tokenHash } from '../../../platform/db/access.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { clearSession, sessionOf } from '../../../platform/web/cookies.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { originOf } from '../../../platform/web/origin.ts'
import { page } from '../../../platform/web/page.ts'
import { allowed } from '../../../platform/web/route.ts'
import { AddAppPage } from '../second-factor/add-app-page.tsx'
import { newAppSecret } from '../second-factor/app-secret.ts'
import { addPasskey } from '../second-factor/passkey.ts'
import { addApp, makeRecoveryCodes } from '../second-factor/prove-second-factor.ts'
import { RecoveryCodesPage, ShownRecoveryCodes } from '../second-factor/recovery-codes-page.tsx'
import { addAppForm, passkeyForm } from '../second-factor/second-factor-form.ts'
import { deviceWords } from '../signing-in/device-rules.ts'
import { signOutHeader } from '../signing-in/sign-out-header.ts'
import { changePasswordForm } from './account-form.ts'
import { AccountPage } from './account-page.tsx'
import { endSession, removeApp, removePasskey } from './change-factors.ts'
import { changePassword } from './change-password.ts'
import { ChangePasswordPage } from './change-password-page.tsx'
import { confirmRoutes } from './confirm-routes.tsx'
import { openConfirmation } from './confirming.tsx'
import { getOwnFactors, listOwnSessions } from './own-factors.ts'
import { PasskeysPage } from './passkeys-page.tsx'
import { signOutEverywhere } from './sign-out-everywhere.ts'

const nothing = z.object({})

export function accountRoutes(app: App): void {
  page(app, '/account', {
    allow: 'signed-in',
    audit: 'none',
    load: async ({ db, request }) => ({
      factors: await getOwnFactors(db),
      sessions: await listOwnSessions(db, sessionOf(request) ?? ''),
    }),
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
    form: nothing,
    save: ({ tx }) => signOutEverywhere(tx),
    said: () => 'You are signed out everywhere',
    next: ({ reply }) => {
      clearSession(app, reply)
      reply.header('clear-site-data', signOutHeader)
      return '/sign-in'
    },
    back: () => '/account',
  })
  postOnly(app, '/account/sessions/:id/end', {
    allow: 'signed-in',
    audit: 'partnership.session.ended',
    form: nothing,
    save: ({ tx, params }) => endSession(tx, params.id),
    said: () => 'That device is signed out',
    next: () => '/account',
    back: () => '/account',
  })
  factorRoutes(app)
  sessionRoutes(app)
  confirmRoutes(app)
}

function factorRoutes(app: App) {
  formPage(app, '/account/app', {
    allow: 'signed-in',
    audit: 'partnership.authenticator-app.added',
    stepUp: true,
    mostPerMinute: 60,
    load: ({ actor }) => ({
      secret: newAppSecret(),
      email: actor.email,
      partnershipName: actor.partnershipName,
      back: '/account',
    }),
    view: AddAppPage,
    form: addAppForm,
    save: async ({ tx, input, request }) => {
      const session = sessionOf(request) ?? ''
      await openConfirmation(tx, session)
      const wrong = await addApp(tx, session, input)
      return wrong ? new Refusal('code', wrong) : null
    },
    said: () => 'Your authenticator app is added',
    next: () => '/account',
  })
  postOnly(app, '/account/app/remove', {
    allow: 'signed-in',
    audit: 'partnership.authenticator-app.removed',
    stepUp: true,
    form: nothing,
    save: ({ tx, request }) => removeApp(tx, sessionOf(request) ?? ''),
    said: () => 'Your authenticator app is removed',
    next: () => '/account',
    back: () => '/account',
  })
  formPage(app, '/account/passkeys', {
    allow: 'signed-in',
    audit: 'partnership.passkey.added',
    stepUp: true,
    mostPerMinute: 60,
    load: ({ db }) => getOwnFactors(db),
    view: PasskeysPage,
    form: passkeyForm,
    save: async ({ tx, input, request }) => {
      const wrong = await addPasskey(
        tx,
        { origin: originOf(app, request) },
        sessionOf(request) ?? '',
        { sent: input.credential, name: deviceWords(request.headers['user-agent']) },
      )
      return wrong ? new Refusal('form', wrong) : null
    },
    said: () => 'Your passkey is added',
    next: () => '/account/passkeys',
  })
  postOnly(app, '/account/passkeys/:id/remove', {
    allow: 'signed-in',
    audit: 'partnership.passkey.removed',
    stepUp: true,
    form: nothing,
    save: ({ tx, params, request }) => removePasskey(tx, sessionOf(request) ?? '', params.id),
    said: () => 'Your passkey is removed',
    next: () => '/account/passkeys',
    back: () => '/account/passkeys',
  })
  formPage(app, '/account/recovery-codes', {
    allow: 'signed-in',
    audit: 'partnership.recovery-codes.made',
    stepUp: true,
    load: async ({ db }) => ({ left: (await getOwnFactors(db)).recoveryLeft, back: '/account' }),
    view: RecoveryCodesPage,
    form: nothing,
    save: async ({ tx, request }) => {
      const session = sessionOf(request) ?? ''
      await openConfirmation(tx, session)
      return await makeRecoveryCodes(tx, session)
    },
    next: () => '/account',
    once: ({ saved, chrome }) => (
      <ShownRecoveryCodes chrome={chrome} codes={saved}>
        <GovukButton href="/account" text="I have kept them" />
      </ShownRecoveryCodes>
    ),
  })
}

/** What the script of every page asks, so that nobody is signed out while they work: see session-time.ts. */
function sessionRoutes(app: App) {
  app.server.get('/account/time-left', async (request, reply) => {
    const session = sessionOf(request)
    const access = { session, purpose: 'GET /account/time-left' }
    const actor = await readAs(app.db, access, async (_db, who) => allowed(who, 'signed-in'))
    const { seenAt, idleMinutes, endsAt } = actor.session ?? {}
    const idleEndsAt = new Date((seenAt?.getTime() ?? 0) + (idleMinutes ?? 0) * 60_000)
    return reply.header('cache-control', 'no-store').send({ idleEndsAt, endsAt })
  })
  postOnly(app, '/account/stay', {
    allow: 'signed-in',
    audit: 'partnership.session.used',
    form: nothing,
    save: async ({ tx, request }) => {
      await sql`select partnership.touch_session(${tokenHash(sessionOf(request) ?? '')})`.execute(
        tx,
      )
    },
    next: () => '/account/time-left',
    back: () => '/account',
  })
}
