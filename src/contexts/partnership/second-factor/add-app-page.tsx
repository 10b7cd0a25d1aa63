import { CsrfField, GovukButton, Page } from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { appUri } from './app-secret.ts'
import { AppCodeField } from './code-field.tsx'
import { QrCode } from './qr-code.tsx'

/** Whose app it is, and a new secret for it; after a mistake the secret is the one that was shown before. */
export type AddAppLoaded = { secret: string; email: string; partnershipName: string; back: string }

/** Adding an authenticator app: scan or type, then prove that it works. */
export function AddAppPage({ chrome, errors, values, loaded }: FormProps<AddAppLoaded>) {
  const secret = typedText(values, 'secret', loaded.secret)
  return (
    <Page
      title="Add an authenticator app"
      chrome={chrome}
      errors={errors}
      back={{ href: loaded.back, text: 'Back' }}
    >
      <h1 class="govuk-heading-l">Add an authenticator app</h1>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>Open the app on your telephone and choose to add an account.</li>
        <li>
          Scan this code with it.
          <QrCode text={appUri(secret, loaded)} title="Code to scan with your authenticator app" />
          <p class="govuk-body">
            If you cannot scan it, type this key into the app:{' '}
            <span class="tl-break tl-code">{secret.match(/.{1,4}/g)?.join(' ')}</span>
          </p>
        </li>
        <li>Enter the code that the app shows.</li>
      </ol>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="secret" value={secret} />
        <AppCodeField errors={errors} values={values} label="Code that the app shows" />
        <GovukButton text="Continue" preventDoubleClick />
      </form>
    </Page>
  )
}
