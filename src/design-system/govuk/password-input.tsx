import { classNames, content, messageAttributes } from './attributes.ts'
import { GovukButton } from './button.tsx'
import { GovukInput } from './input.tsx'
import type { PasswordInputOptions } from './options.generated.ts'

export function GovukPasswordInput(options: PasswordInputOptions) {
  const id = options.id || options.name
  const toggle = (
    <>
      <GovukButton
        type="button"
        classes={classNames(
          'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
          options.button?.classes,
        )}
        text={options.showPasswordText ?? 'Show'}
        attributes={{
          'aria-controls': id,
          'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
          hidden: { value: true, optional: true },
        }}
      />
      {content(options.formGroup?.afterInput)}
    </>
  )
  return (
    <GovukInput
      formGroup={{
        classes: classNames('govuk-password-input', options.formGroup?.classes),
        attributes: {
          'data-module': 'govuk-password-input',
          ...messageAttributes({
            'show-password': options.showPasswordText,
            'hide-password': options.hidePasswordText,
            'show-password-aria-label': options.showPasswordAriaLabelText,
            'hide-password-aria-label': options.hidePasswordAriaLabelText,
            'password-shown-announcement': options.passwordShownAnnouncementText,
            'password-hidden-announcement': options.passwordHiddenAnnouncementText,
          }),
          ...options.formGroup?.attributes,
        },
        beforeInput: options.formGroup?.beforeInput,
        afterInput: { html: toggle },
      }}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      label={options.label}
      hint={options.hint}
      classes={classNames(
        'govuk-password-input__input govuk-js-password-input-input',
        options.classes,
      )}
      errorMessage={options.errorMessage}
      id={id}
      name={options.name}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={options.autocomplete || 'current-password'}
      value={options.value}
      disabled={options.disabled}
      describedBy={options.describedBy}
      attributes={options.attributes}
    />
  )
}
