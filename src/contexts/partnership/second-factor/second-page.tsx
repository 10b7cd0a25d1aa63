import { CsrfField, GovukButton, Page } from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import type { SignInState } from '../signing-in/sign-in-state.ts'
import { AppCodeField } from './code-field.tsx'
import { PasskeyForm } from './passkey-form.tsx'

/** The second step in: a code of the app or a passkey. */
export function SecondPage({ chrome, errors, values, loaded: state }: FormProps<SignInState>) {
  return (
    <Page title="Show that it is you" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">Show that it is you</h1>
      {state.hasApp && (
        <form method="post" action="/sign-in/second" novalidate>
          <CsrfField chrome={chrome} />
          <AppCodeField errors={errors} values={values} />
          <GovukButton text="Continue" preventDoubleClick />
        </form>
      )}
      {state.passkeys.length > 0 && (
        <PasskeyForm
          chrome={chrome}
          action="/sign-in/passkey"
          as="sign-in"
          does="get"
          button="Use a passkey"
          secondary={state.hasApp}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in/recovery">
          Use a recovery code
        </a>{' '}
        if you do not have your telephone or key with you.
      </p>
    </Page>
  )
}
