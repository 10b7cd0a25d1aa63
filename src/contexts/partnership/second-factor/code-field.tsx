import { errorMessageFor, GovukInput, type PageError } from '../../../design-system/index.ts'
import { typedText, type Values } from '../../../platform/web/form-page.ts'

/** Six digits of an authenticator app. Browsers and password managers may fill it in, and it may be pasted. */
export function AppCodeField({
  errors,
  values,
  name = 'code',
  label = 'Code from your authenticator app',
}: {
  errors: readonly PageError[]
  values: Values
  name?: string
  label?: string
}) {
  return (
    <GovukInput
      id={name}
      name={name}
      label={{ text: label }}
      hint={{ text: '6 digits, which change every 30 seconds' }}
      classes="govuk-input--width-5 govuk-input--extra-letter-spacing"
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
    />
  )
}
