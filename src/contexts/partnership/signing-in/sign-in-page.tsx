import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukPasswordInput,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { OfferedProvider } from '../providers/provider-queries.ts'
import { PasskeyForm } from '../second-factor/passkey-form.tsx'

/** Signing in with an e-mail address and a password, with a passkey, or with the account of one's organisation. */
export function SignInPage({
  chrome,
  values,
  errors,
  loaded,
}: FormProps<{ next: string; providers: OfferedProvider[] }>) {
  const next = typedText(values, 'next', loaded.next)
  const several = new Set(loaded.providers.map(one => one.partnershipName)).size > 1
  return (
    <Page title="Sign in" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">Sign in</h1>
      <form method="post" action="/sign-in" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="next" value={next} />
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
      <h2 class="govuk-heading-m">Other ways to sign in</h2>
      <PasskeyForm
        chrome={chrome}
        action="/sign-in/passkey"
        as="start"
        does="get"
        button="Sign in with a passkey"
        kept={{ next: [next] }}
      />
      {loaded.providers.length > 0 && (
        <ul class="govuk-list">
          {loaded.providers.map(provider => (
            <li>
              <GovukButton
                href={`/sign-in/with/${provider.id}?${new URLSearchParams({ next })}`}
                text={
                  several
                    ? `Sign in with ${provider.name} (${provider.partnershipName})`
                    : `Sign in with ${provider.name}`
                }
                classes="govuk-button--secondary govuk-!-margin-bottom-2"
              />
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        If this is your first time, or you cannot sign in any more, ask your organisation’s
        administrator for a one-time code and then{' '}
        <a class="govuk-link" href="/join">
          use the one-time code
        </a>
        .
      </p>
    </Page>
  )
}
