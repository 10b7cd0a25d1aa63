import { attributesOf, classNames } from './attributes.ts'
import { describedBy, LabelledField } from './form-group.tsx'
import type { SelectItem, SelectOptions } from './options.generated.ts'

export function GovukSelect(options: SelectOptions) {
  const id = options.id || options.name
  return (
    <LabelledField
      id={id}
      label={options.label}
      hint={options.hint}
      errorMessage={options.errorMessage}
      formGroup={options.formGroup}
    >
      <select
        class={classNames(
          'govuk-select',
          options.classes,
          options.errorMessage && 'govuk-select--error',
        )}
        id={id}
        name={options.name}
        disabled={options.disabled}
        aria-describedby={describedBy(id, options, options.describedBy)}
        {...attributesOf(options.attributes)}
      >
        {options.items.map(
          item =>
            item && (
              <option
                selected={isSelected(item, options.value)}
                disabled={item.disabled}
                {...attributesOf({
                  // An option without a value is sent as its text.
                  ...(item.value !== undefined && { value: item.value }),
                  ...item.attributes,
                })}
              >
                {item.text}
              </option>
            ),
        )}
      </select>
    </LabelledField>
  )
}

function isSelected(item: SelectItem, value: string | undefined) {
  if (item.selected) return true
  return Boolean(value) && (item.value ?? item.text) === value && item.selected !== false
}
