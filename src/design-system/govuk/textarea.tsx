import { attributesOf, classNames } from './attributes.ts'
import { describedBy, LabelledField } from './form-group.tsx'
import type { TextareaOptions } from './options.generated.ts'

export function GovukTextarea(options: TextareaOptions) {
  const id = options.id || options.name
  return (
    <LabelledField
      id={id}
      label={options.label}
      hint={options.hint}
      errorMessage={options.errorMessage}
      formGroup={options.formGroup}
    >
      <textarea
        class={classNames(
          'govuk-textarea',
          options.errorMessage && 'govuk-textarea--error',
          options.classes,
        )}
        id={id}
        name={options.name}
        rows={options.rows || 5}
        spellcheck={options.spellcheck}
        disabled={options.disabled}
        aria-describedby={describedBy(id, options, options.describedBy)}
        {...attributesOf({
          autocomplete: { value: options.autocomplete || undefined, optional: true },
          ...options.attributes,
        })}
      >
        {options.value}
      </textarea>
    </LabelledField>
  )
}
