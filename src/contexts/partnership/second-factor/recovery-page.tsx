import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { SignInState } from '../signing-in/sign-in-state.ts'

/** The second step in with a recovery code. */
export function RecoveryPage({ chrome, errors, values }: FormProps<SignInState>) {
  return (
    <Page
      title="Use a recovery code"
      chrome={chrome}
      errors={errors}
      back={{ href: '/sign-in/second', text: 'Back' }}
    >
      <h1 class="govuk-heading-l">Use a recovery code</h1>
      <form method="post" action="/sign-in/recovery" novalidate>
        <CsrfField chrome={chrome} />
        <GovukInput
          id="code"
          name="code"
          label={{ text: 'Recovery code' }}
          hint={{ text: 'One of the ten that you kept. Each can be used once' }}
          autocomplete="off"
          spellcheck={false}
          value={typedText(values, 'code')}
          errorMessage={errorMessageFor(errors, 'code')}
        />
        <GovukButton text="Continue" preventDoubleClick />
      </form>
      <p class="govuk-body">
        If you have none, ask your organisation’s administrator for a one-time code. It lets you
        begin again.
      </p>
    </Page>
  )
}
