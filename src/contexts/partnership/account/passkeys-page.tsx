import { CsrfField, Dated, Page } from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import { PasskeyForm } from '../second-factor/passkey-form.tsx'
import type { OwnFactors } from './own-factors.ts'

/** One's own passkeys: adding one, and removing those that are lost. */
export function PasskeysPage({ chrome, errors, loaded }: FormProps<OwnFactors>) {
  return (
    <Page
      title="Your passkeys"
      chrome={chrome}
      errors={errors}
      back={{ href: '/account', text: 'Back to your account' }}
    >
      <h1 class="govuk-heading-l">Your passkeys</h1>
      {loaded.passkeys.length === 0 && <p class="govuk-body">You have none yet.</p>}
      {loaded.passkeys.map(key => (
        <>
          <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{key.name}</h2>
          <p class="govuk-body govuk-!-margin-bottom-1">
            Added <Dated value={new Date(key.addedAt)} />
            {key.usedAt && (
              <>
                , last used <Dated value={new Date(key.usedAt)} withTime />
              </>
            )}
            .
          </p>
          <form method="post" action={`/account/passkeys/${key.id}/remove`}>
            <CsrfField chrome={chrome} />
            <p class="govuk-body">
              <button class="tl-link-button" type="submit">
                Remove<span class="govuk-visually-hidden"> {key.name}</span>
              </button>
            </p>
          </form>
        </>
      ))}
      <h2 class="govuk-heading-m">Add a passkey</h2>
      <p class="govuk-body">
        Your telephone, your computer or a security key, opened with your finger, your face or a
        PIN. On a shared computer, take a security key or your telephone.
      </p>
      <PasskeyForm chrome={chrome} as="confirm" does="create" button="Add a passkey" />
    </Page>
  )
}
