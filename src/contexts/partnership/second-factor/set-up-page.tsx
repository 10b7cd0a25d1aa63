import { GovukButton, GovukInsetText, Page } from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import type { SignInState } from '../signing-in/sign-in-state.ts'
import { PasskeyForm } from './passkey-form.tsx'

/** Before the first way in: choosing what shows, besides the password, that it is them. */
export function SetUpPage({ chrome, errors }: FormProps<SignInState>) {
  return (
    <Page title="Protect your account" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">Protect your account</h1>
      <p class="govuk-body">
        What is kept here could put somebody at risk if it got out. So a password alone is not
        enough: each time you sign in, you show with something that you have that it is you.
      </p>
      <h2 class="govuk-heading-m">With an authenticator app</h2>
      <p class="govuk-body">
        An app on your telephone shows a code of 6 digits. Any such app will do, and it works
        without a signal.
      </p>
      <GovukButton href="/sign-in/set-up/app" text="Use an app" />
      <h2 class="govuk-heading-m">With a passkey</h2>
      <p class="govuk-body">
        Your telephone, your computer or a security key, opened with your finger, your face or a
        PIN. On a shared computer, take a security key or your telephone.
      </p>
      <PasskeyForm
        chrome={chrome}
        action="/sign-in/set-up"
        as="sign-in"
        does="create"
        button="Make a passkey"
      />
      <GovukInsetText>
        You have neither? Tell your organisation’s administrator: a security key costs about as much
        as a book and needs no telephone.
      </GovukInsetText>
    </Page>
  )
}
