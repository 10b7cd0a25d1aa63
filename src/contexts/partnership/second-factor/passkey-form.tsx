import { CsrfField, GovukButton } from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import { KeptFields } from './kept-fields.tsx'

/**
 * A button that asks the browser for a passkey and sends what it signed. Without JavaScript it cannot work, and says so
 * instead: see src/design-system/browser/passkey.ts.
 */
export function PasskeyForm({
  chrome,
  action,
  as,
  does,
  button,
  kept = {},
  field = 'credential',
  secondary = true,
}: {
  chrome: Chrome
  /** Where it is sent; the page itself where undefined. */
  action?: string | undefined
  /** Beginning to sign in, on the way in, or signed in already. */
  as: 'start' | 'sign-in' | 'confirm'
  does: 'get' | 'create'
  button: string
  /** What is sent along. */
  kept?: Record<string, string[]>
  field?: string
  secondary?: boolean
}) {
  return (
    <>
      <form
        method="post"
        action={action}
        hidden
        data-passkey={does}
        data-passkey-as={as}
        data-passkey-field={field}
      >
        <CsrfField chrome={chrome} />
        <KeptFields kept={kept} />
        <input type="hidden" name={field} value="" />
        <p class="govuk-error-message" role="alert" data-passkey-message />
        <GovukButton text={button} classes={secondary ? 'govuk-button--secondary' : ''} />
      </form>
      <noscript>
        <p class="govuk-body">Passkeys need JavaScript, which is switched off in this browser.</p>
      </noscript>
    </>
  )
}
