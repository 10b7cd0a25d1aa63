import type { ComponentChildren } from 'preact'
import { CsrfField, GovukButton, GovukWarningText, Page } from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'

const title = 'Recovery codes'

/** Before they are shown: what they are for. */
export function RecoveryCodesPage({
  chrome,
  errors,
  loaded,
}: FormProps<{ left: number; back?: string }>) {
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={loaded.back === undefined ? undefined : { href: loaded.back, text: 'Back' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        For the day on which you have lost your telephone or key: ten codes, each good for signing
        in once. They are shown one time. Print them, or write one or two of them down and keep them
        where you keep things that matter.
      </p>
      {loaded.left > 0 && (
        <p class="govuk-body">
          You have {loaded.left} left. New ones replace them: those before are worth nothing any
          more.
        </p>
      )}
      <form method="post">
        <CsrfField chrome={chrome} />
        <GovukButton text="Show my recovery codes" preventDoubleClick />
      </form>
    </Page>
  )
}

/** The codes, this once. */
export function ShownRecoveryCodes({
  chrome,
  codes,
  children,
}: {
  chrome: Chrome
  codes: readonly string[]
  children: ComponentChildren
}) {
  return (
    <Page title={title} chrome={chrome}>
      <h1 class="govuk-heading-l">{title}</h1>
      <GovukWarningText
        text="These codes are not shown again. Keep them now."
        iconFallbackText="Warning"
      />
      <ol class="govuk-list govuk-list--number">
        {codes.map(code => (
          <li>
            <span class="tl-code">{code}</span>
          </li>
        ))}
      </ol>
      {children}
    </Page>
  )
}
