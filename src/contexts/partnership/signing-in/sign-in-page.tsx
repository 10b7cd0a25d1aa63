import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukPasswordInput,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'

/** Signing in with an e-mail address and a password. */
export function SignInPage({ chrome, values, errors, loaded }: FormProps<{ next: string }>) {
  return (
    <Page title="Sign in" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">Sign in</h1>
      <form method="post" action="/sign-in" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="next" value={typedText(values, 'next', loaded.next)} />
        <GovukInput
          id="email"
          name="email"
          type="email"
          autocomplete="username"
          spellcheck={false}
          label={{ text: 'Email address' }}
          value={typedText(values, 'email')}
          errorMessage={errorMessageFor(errors, 'email')}
        />
        <GovukPasswordInput
          id="password"
          name="password"
          label={{ text: 'Password' }}
          errorMessage={errorMessageFor(errors, 'password')}
        />
        <GovukButton text="Sign in" preventDoubleClick />
      </form>
      <p class="govuk-body">
        If you have forgotten your password, ask your organisation’s administrator for a new one.
      </p>
    </Page>
  )
}
