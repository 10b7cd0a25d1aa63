import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukPasswordInput,
  Page,
} from '../../../design-system/index.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { signingInOf } from '../../../platform/web/cookies.ts'
import { formPage, typedText } from '../../../platform/web/form-page.ts'
import { SignInNeeded } from '../../../platform/web/route.ts'
import { arrive, goOn, newEntrant } from '../signing-in/go-on.ts'
import { findSignIn } from '../signing-in/sign-in-state.ts'
import { acceptInvitation, choosePassword } from './accept-invitation.ts'
import { choosePasswordForm, joinForm } from './join-form.ts'

/** The first time, or after the way in was lost: with a one-time code. */
export function joinRoutes(app: App): void {
  formPage(app, '/join', {
    allow: 'everyone',
    audit: 'partnership.session.started',
    mostPerMinute: 30,
    load: () => null,
    view: ({ chrome, errors, values }) => (
      <Page
        title="Use a one-time code"
        chrome={chrome}
        errors={errors}
        back={{ href: '/sign-in', text: 'Back to signing in' }}
      >
        <h1 class="govuk-heading-l">Use a one-time code</h1>
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <GovukInput
            id="code"
            name="code"
            label={{ text: 'One-time code' }}
            hint={{ text: '16 letters and digits, from your organisation’s administrator' }}
            autocomplete="off"
            spellcheck={false}
            value={typedText(values, 'code')}
            // Of a link, the part after '#' never leaves the browser: see from-address.ts.
            attributes={{ 'data-from-address': '' }}
            errorMessage={errorMessageFor(errors, 'code')}
          />
          <GovukButton text="Continue" preventDoubleClick />
        </form>
      </Page>
    ),
    form: joinForm,
    save: async ({ tx, input, request }) => {
      const entrant = newEntrant(request)
      const wrong = await acceptInvitation(tx, entrant, input.code)
      if (wrong) request.log.info({ event: 'a one-time code was refused' })
      return wrong ? new Refusal('code', wrong) : await goOn(tx, request, entrant)
    },
    next: ({ saved, reply }) => arrive(app, reply, saved),
  })
  formPage(app, '/sign-in/choose', {
    allow: 'everyone',
    audit: 'partnership.user.password-chosen',
    mostPerMinute: 30,
    load: async ({ db, request }) => {
      const state = await findSignIn(db, signingInOf(request))
      if (!state?.invited) throw new SignInNeeded()
      return state
    },
    view: ({ chrome, errors, loaded }) => (
      <Page title={`Welcome, ${loaded.userName}`} chrome={chrome} errors={errors}>
        <h1 class="govuk-heading-l">Welcome, {loaded.userName}</h1>
        {loaded.providers.length > 0 && (
          <>
            <p class="govuk-body">
              Your organisation has accounts of its own. Sign in with yours, and you need no other
              password here.
            </p>
            {loaded.providers.map(provider => (
              <GovukButton
                href={`/sign-in/with/${provider.id}?joining=yes`}
                text={`Sign in with ${provider.name}`}
              />
            ))}
            <h2 class="govuk-heading-m">Or choose a password</h2>
          </>
        )}
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <input
            type="text"
            name="username"
            value={loaded.email}
            autocomplete="username"
            hidden
            readonly
          />
          <GovukPasswordInput
            id="password"
            name="password"
            autocomplete="new-password"
            label={{ text: 'Choose a password' }}
            hint={{
              text: 'At least 12 characters. Three words that do not belong together are easy to remember and hard to guess.',
            }}
            errorMessage={errorMessageFor(errors, 'password')}
          />
          <p class="govuk-body">
            From now on you sign in with <span class="tl-break">{loaded.email}</span> and this
            password.
          </p>
          <GovukButton
            text="Continue"
            preventDoubleClick
            classes={loaded.providers.length > 0 ? 'govuk-button--secondary' : ''}
          />
        </form>
      </Page>
    ),
    form: choosePasswordForm,
    save: async ({ tx, input, request }) => {
      const token = signingInOf(request) ?? ''
      const state = await findSignIn(tx, token)
      if (!state?.invited) throw new SignInNeeded()
      await choosePassword(tx, token, state, input.password)
      return await goOn(tx, request, { ...newEntrant(request), token })
    },
    next: ({ saved, reply }) => arrive(app, reply, saved),
  })
}
