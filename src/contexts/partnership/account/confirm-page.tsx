import {
  CsrfField,
  GovukButton,
  GovukDetails,
  GovukInput,
  GovukPasswordInput,
  Page,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { ConfirmationWays } from '../../../platform/web/step-up.ts'
import { AppCodeField } from '../second-factor/code-field.tsx'
import { KeptFields } from '../second-factor/kept-fields.tsx'
import { PasskeyForm } from '../second-factor/passkey-form.tsx'

/** Asks whoever is signed in to show again that it is them. What they had typed is carried along and then saved. */
export function ConfirmPage({
  chrome,
  ways,
  kept,
  error,
}: {
  chrome: Chrome
  ways: ConfirmationWays
  kept: Record<string, string[]>
  error: string | undefined
}) {
  const field = ways.app ? 'confirm-code' : ways.password ? 'confirm-password' : 'form'
  const errors = error === undefined ? [] : [{ field, message: error }]
  const message = error === undefined ? undefined : { text: error }
  const asked = (
    <>
      <CsrfField chrome={chrome} />
      <KeptFields kept={kept} />
      <input type="hidden" name="confirm-asked" value="yes" />
    </>
  )
  return (
    <Page title="Show that it is still you" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">Show that it is still you</h1>
      <p class="govuk-body">
        What comes next is kept with special care. Then you go on where you were
        {Object.keys(kept).length > 0 && ', and what you typed is saved'}.
      </p>
      {ways.app && (
        <form method="post" novalidate>
          {asked}
          <AppCodeField errors={errors} values={{}} name="confirm-code" />
          <GovukButton text="Continue" preventDoubleClick />
        </form>
      )}
      {ways.password && (
        <form method="post" novalidate>
          {asked}
          <GovukPasswordInput
            id="confirm-password"
            name="confirm-password"
            label={{ text: 'Your password' }}
            errorMessage={message}
          />
          <GovukButton text="Continue" preventDoubleClick />
        </form>
      )}
      {ways.passkey && (
        <PasskeyForm
          chrome={chrome}
          as="confirm"
          does="get"
          button="Use a passkey"
          field="confirm-credential"
          kept={kept}
          secondary={ways.app}
        />
      )}
      {ways.providers.length > 0 && (
        <>
          <p class="govuk-body">
            Your organisation’s sign-in opens in a new tab. When it says that it was you, come back
            here and continue.
          </p>
          {ways.providers.map(provider => (
            <p class="govuk-body">
              <a
                class="govuk-link"
                href={`/account/confirm/with/${provider.id}`}
                target="_blank"
                rel="noopener"
              >
                Sign in again with {provider.name} (opens in a new tab)
              </a>
            </p>
          ))}
          <form method="post" novalidate>
            <CsrfField chrome={chrome} />
            <KeptFields kept={kept} />
            <GovukButton text="Continue" preventDoubleClick />
          </form>
        </>
      )}
      {ways.recovery && (
        <GovukDetails summaryText="Use a recovery code instead">
          <form method="post" novalidate>
            {asked}
            <GovukInput
              id="confirm-recovery"
              name="confirm-recovery"
              label={{ text: 'Recovery code' }}
              autocomplete="off"
              spellcheck={false}
            />
            <GovukButton
              text="Use this code"
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </form>
        </GovukDetails>
      )}
    </Page>
  )
}
