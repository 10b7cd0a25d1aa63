import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CsrfField, GovukButton } from '../../../design-system/index.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { signingInOf } from '../../../platform/web/cookies.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { originOf } from '../../../platform/web/origin.ts'
import { SignInNeeded } from '../../../platform/web/route.ts'
import { deviceWords } from '../signing-in/device-rules.ts'
import { arrive, entrantOf, goOn } from '../signing-in/go-on.ts'
import { findSignIn, type SignInState } from '../signing-in/sign-in-state.ts'
import { AddAppPage } from './add-app-page.tsx'
import { newAppSecret } from './app-secret.ts'
import { addPasskey, refusePasskey } from './passkey.ts'
import { passkeyChallengeRoute } from './passkey-challenge-route.ts'
import { PasskeyPage } from './passkey-page.tsx'
import {
  addApp,
  makeRecoveryCodes,
  refuseAppCode,
  refuseRecoveryCode,
} from './prove-second-factor.ts'
import { RecoveryCodesPage, ShownRecoveryCodes } from './recovery-codes-page.tsx'
import { RecoveryPage } from './recovery-page.tsx'
import { addAppForm, appCodeForm, passkeyForm, recoveryCodeForm } from './second-factor-form.ts'
import { SecondPage } from './second-page.tsx'
import { SetUpPage } from './set-up-page.tsx'

const audit = 'partnership.session.started'
const everyone = { allow: 'everyone', audit, mostPerMinute: 60 } as const

/** The steps in after the password: they belong to whoever holds the cookie of the step before. */
export function secondFactorRoutes(app: App): void {
  const going = ({
    saved,
    reply,
  }: {
    saved: Parameters<typeof arrive>[2]
    reply: Parameters<typeof arrive>[1]
  }) => arrive(app, reply, saved)
  passkeyChallengeRoute(app)
  formPage(app, '/sign-in/second', {
    ...everyone,
    load: ({ db, request }) => onTheWay(db, request),
    view: SecondPage,
    form: appCodeForm,
    save: async ({ tx, input, request }) => {
      const entrant = entrantOf(request)
      const wrong = await refuseAppCode(tx, entrant.token, input.code)
      if (wrong) request.log.info({ event: 'a code was refused' })
      return wrong ? new Refusal('code', wrong) : await goOn(tx, request, entrant)
    },
    next: going,
  })
  formPage(app, '/sign-in/recovery', {
    ...everyone,
    load: ({ db, request }) => onTheWay(db, request),
    view: RecoveryPage,
    form: recoveryCodeForm,
    save: async ({ tx, input, request }) => {
      const entrant = entrantOf(request)
      const wrong = await refuseRecoveryCode(tx, entrant.token, input.code)
      if (wrong) request.log.info({ event: 'a recovery code was refused' })
      return wrong ? new Refusal('code', wrong) : await goOn(tx, request, entrant)
    },
    next: going,
  })
  formPage(app, '/sign-in/passkey', {
    ...everyone,
    load: () => null,
    view: PasskeyPage,
    form: passkeyForm,
    save: async ({ tx, input, request }) => {
      const entrant = entrantOf(request)
      const site = { origin: originOf(app, request) }
      const wrong = await refusePasskey(tx, site, entrant.token, input.credential)
      if (wrong) request.log.info({ event: 'a passkey was refused' })
      return wrong ? new Refusal('form', wrong) : await goOn(tx, request, entrant)
    },
    next: going,
  })
  formPage(app, '/sign-in/set-up', {
    ...everyone,
    load: ({ db, request }) => onTheWay(db, request),
    view: SetUpPage,
    form: passkeyForm,
    save: async ({ tx, input, request }) => {
      const entrant = entrantOf(request)
      const wrong = await addPasskey(tx, { origin: originOf(app, request) }, entrant.token, {
        sent: input.credential,
        name: deviceWords(request.headers['user-agent']),
      })
      return wrong ? new Refusal('form', wrong) : await goOn(tx, request, entrant)
    },
    next: going,
  })
  formPage(app, '/sign-in/set-up/app', {
    ...everyone,
    load: async ({ db, request }) => {
      const { email, partnershipName } = await onTheWay(db, request)
      return { secret: newAppSecret(), email, partnershipName, back: '/sign-in/set-up' }
    },
    view: AddAppPage,
    form: addAppForm,
    save: async ({ tx, input, request }) => {
      const entrant = entrantOf(request)
      const wrong = await addApp(tx, entrant.token, input)
      return wrong ? new Refusal('code', wrong) : await goOn(tx, request, entrant)
    },
    next: going,
  })
  formPage(app, '/sign-in/recovery-codes', {
    ...everyone,
    load: async ({ db, request }) => ({ left: (await onTheWay(db, request)).recoveryLeft }),
    view: RecoveryCodesPage,
    form: z.object({}),
    save: async ({ tx, request }) => {
      await onTheWay(tx, request)
      return await makeRecoveryCodes(tx, signingInOf(request) ?? '')
    },
    next: () => '/sign-in',
    once: ({ saved, chrome }) => (
      <ShownRecoveryCodes chrome={chrome} codes={saved}>
        <form method="post" action="/sign-in/enter">
          <CsrfField chrome={chrome} />
          <GovukButton text="I have kept them" preventDoubleClick />
        </form>
      </ShownRecoveryCodes>
    ),
  })
  postOnly(app, '/sign-in/enter', {
    ...everyone,
    form: z.object({}),
    save: ({ tx, request }) => goOn(tx, request, entrantOf(request)),
    next: going,
    back: () => '/sign-in',
  })
}

/** Throws SignInNeeded where nobody is on their way in with that cookie. */
async function onTheWay(db: ReadDb, request: FastifyRequest): Promise<SignInState> {
  const state = await findSignIn(db, signingInOf(request))
  if (!state?.firstWay) throw new SignInNeeded()
  return state
}
