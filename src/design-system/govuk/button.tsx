// biome-ignore-all lint/a11y/useSemanticElements: a link in the form of a button, as the Design System prints it
import { attributesOf, classNames, content } from './attributes.ts'
import type { ButtonOptions } from './options.generated.ts'

export function GovukButton(options: ButtonOptions) {
  const common = {
    ...attributesOf(options.attributes),
    class: classNames(
      'govuk-button',
      options.classes,
      options.isStartButton && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...(options.id && { id: options.id }),
  }
  // Start buttons are flex boxes, which drop the white space between elements inside them.
  const label =
    options.html && options.isStartButton ? <span>{options.html}</span> : content(options)
  if (options.href) {
    return (
      <a href={options.href} role="button" draggable={false} {...common}>
        {label}
        {options.isStartButton && <StartIcon />}
      </a>
    )
  }
  return (
    <button
      type={(options.type || 'submit') as 'submit'}
      value={options.value || undefined}
      name={options.name || undefined}
      disabled={options.disabled}
      aria-disabled={options.disabled ? 'true' : undefined}
      data-prevent-double-click={options.preventDoubleClick?.toString()}
      {...common}
    >
      {label}
      {options.isStartButton && <StartIcon />}
    </button>
  )
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}
