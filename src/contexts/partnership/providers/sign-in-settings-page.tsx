import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukRadios,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { ListedProvider } from './provider-queries.ts'

/** How people of the partnership sign in. */
export function SignInSettingsPage({
  chrome,
  errors,
  loaded,
  values,
}: FormProps<{ providers: ListedProvider[]; rule: string }>) {
  return (
    <Page
      title="How people sign in"
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership', text: 'Back to the partnership' }}
    >
      <h1 class="govuk-heading-l">How people sign in</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukRadios
          name="rule"
          fieldset={{
            legend: {
              text: 'Who gives a second factor?',
              classes: 'govuk-fieldset__legend--m',
            },
          }}
          hint={{
            text: 'A code of an app, or a passkey. It holds from each person’s next sign-in',
          }}
          value={typedText(values, 'rule', loaded.rule)}
          errorMessage={errorMessageFor(errors, 'rule')}
          items={[
            {
              value: 'people',
              text: 'Those who work with people or keep accounts',
              hint: { text: 'Whoever only reads or reviews plans signs in with a password alone' },
            },
            { value: 'everyone', text: 'Everyone' },
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
      <h2 class="govuk-heading-m">Sign-ins of organisations</h2>
      <p class="govuk-body">
        Where an organisation has accounts of its own (OpenID Connect), its people sign in here with
        them. Each person enters a one-time code the first time, so that nobody gets an account by
        its e-mail address.
      </p>
      {loaded.providers.length === 0 && <p class="govuk-body">There are none yet.</p>}
      {loaded.providers.map(provider => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            <a class="govuk-link" href={`/partnership/providers/${provider.id}/edit`}>
              {provider.name}
            </a>{' '}
            {!provider.enabled && <GovukTag text="Off" classes="govuk-tag--grey" />}
          </h3>
          <p class="govuk-body tl-break">
            {provider.issuer}
            <br />
            For {provider.organisations.join(', ') || 'nobody'}
          </p>
        </>
      ))}
      <GovukButton href="/partnership/providers/new" text="Add a provider" />
    </Page>
  )
}
