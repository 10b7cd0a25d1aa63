import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukPasswordInput,
  Page,
} from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'

/** Changing one's own password. What was typed is never sent back. */
export function ChangePasswordPage({ actor, chrome, errors }: FormProps<null>) {
  return (
    <Page
      title="Change your password"
      chrome={chrome}
      errors={errors}
      back={{ href: '/account', text: 'Back to your account' }}
    >
      <h1 class="govuk-heading-l">Change your password</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="text"
          name="username"
          value={actor.email}
          autocomplete="username"
          hidden
          readonly
        />
        <GovukPasswordInput
          id="current"
          name="current"
          label={{ text: 'Current password' }}
          errorMessage={errorMessageFor(errors, 'current')}
        />
        <GovukPasswordInput
          id="password"
          name="password"
          autocomplete="new-password"
          label={{ text: 'New password' }}
          hint={{
            text: 'At least 12 characters. Three words that do not belong together are easy to remember and hard to guess.',
          }}
          errorMessage={errorMessageFor(errors, 'password')}
        />
        <p class="govuk-body">Everywhere else, you are signed out.</p>
        <GovukButton text="Change password" preventDoubleClick />
      </form>
    </Page>
  )
}
