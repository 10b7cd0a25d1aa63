import { attributesOf, classNames, content, hasContent } from './attributes.ts'
import { describedBy, LabelledField } from './form-group.tsx'
import type { InputOptions, InputPrefix } from './options.generated.ts'

export function GovukInput(options: InputOptions) {
  const id = options.id || options.name
  const { formGroup } = options
  const isWrapped =
    hasContent(options.prefix) ||
    hasContent(options.suffix) ||
    hasContent(formGroup?.beforeInput) ||
    hasContent(formGroup?.afterInput)
  const input = (
    <input
      {...attributesOf({
        class: classNames(
          'govuk-input',
          options.classes,
          options.errorMessage && 'govuk-input--error',
        ),
        id,
        name: options.name,
        type: options.type || 'text',
        spellcheck: {
          value: options.spellcheck === undefined ? undefined : String(options.spellcheck),
          optional: true,
        },
        value: { value: options.value, optional: true },
        disabled: { value: options.disabled, optional: true },
        'aria-describedby': {
          value: describedBy(id, options, options.describedBy),
          optional: true,
        },
        autocomplete: { value: options.autocomplete, optional: true },
        autocapitalize: { value: options.autocapitalize, optional: true },
        pattern: { value: options.pattern, optional: true },
        inputmode: { value: options.inputmode, optional: true },
        ...options.attributes,
      })}
    />
  )
  return (
    <LabelledField
      id={id}
      label={options.label}
      hint={options.hint}
      errorMessage={options.errorMessage}
      formGroup={{ classes: formGroup?.classes, attributes: formGroup?.attributes }}
    >
      {isWrapped ? (
        <div
          class={classNames('govuk-input__wrapper', options.inputWrapper?.classes)}
          {...attributesOf(options.inputWrapper?.attributes)}
        >
          {content(formGroup?.beforeInput)}
          {options.prefix && hasContent(options.prefix) && (
            <Affix kind="prefix" {...options.prefix} />
          )}
          {input}
          {options.suffix && hasContent(options.suffix) && (
            <Affix kind="suffix" {...options.suffix} />
          )}
          {content(formGroup?.afterInput)}
        </div>
      ) : (
        input
      )}
    </LabelledField>
  )
}

function Affix({ kind, ...affix }: InputPrefix & { readonly kind: 'prefix' | 'suffix' }) {
  return (
    <div
      class={classNames(`govuk-input__${kind}`, affix.classes)}
      aria-hidden="true"
      {...attributesOf(affix.attributes)}
    >
      {content(affix)}
    </div>
  )
}
