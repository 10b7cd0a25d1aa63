import { Page } from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { PasskeyForm } from './passkey-form.tsx'

/** Signing in with a passkey, on a page of its own: where a first try did not work. */
export function PasskeyPage({ chrome, errors, values }: FormProps<null>) {
  return (
    <Page
      title="Sign in with a passkey"
      chrome={chrome}
      errors={errors.map(error => ({ ...error, field: 'form' }))}
      back={{ href: '/sign-in', text: 'Other ways to sign in' }}
    >
      <h1 class="govuk-heading-l">Sign in with a passkey</h1>
      <PasskeyForm
        chrome={chrome}
        action="/sign-in/passkey"
        as="sign-in"
        does="get"
        button="Use a passkey"
        secondary={false}
        kept={{ next: [typedText(values, 'next')] }}
      />
    </Page>
  )
}
