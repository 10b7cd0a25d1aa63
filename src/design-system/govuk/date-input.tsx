import { attributesOf, classNames, content } from './attributes.ts'
import { describedBy, GroupedField } from './form-group.tsx'
import { GovukInput } from './input.tsx'
import type { DateInputItem, DateInputOptions } from './options.generated.ts'

type Item = Partial<DateInputItem>
type DatePart = 'day' | 'month' | 'year'

const dateParts: readonly DatePart[] = ['day', 'month', 'year']

export function GovukDateInput(options: DateInputOptions) {
  const defaults = {
    day: options.day ?? {
      name: 'day',
      value: options.values?.day,
      classes: 'govuk-input--width-2',
    },
    month: options.month ?? {
      name: 'month',
      value: options.values?.month,
      classes: 'govuk-input--width-2',
    },
    year: options.year ?? {
      name: 'year',
      value: options.values?.year,
      classes: 'govuk-input--width-4',
    },
  }
  const items: ReadonlyArray<Item | false | null | undefined> = options.items?.length
    ? options.items
    : [defaults.day, defaults.month, defaults.year]
  const anyItemHasError = items.some(item => item && hasError(item))
  const own = (options.fieldset || undefined)?.describedBy
  return (
    <GroupedField
      id={options.id}
      hint={options.hint}
      errorMessage={options.errorMessage}
      fieldset={options.fieldset}
      // JAWS does not announce the description of a fieldset of text inputs without this role.
      role="group"
      describedBy={describedBy(options.id, options, own)}
      formGroup={options.formGroup}
    >
      <div
        class={classNames('govuk-date-input', options.classes)}
        {...attributesOf(options.attributes)}
        id={options.id || undefined}
      >
        {content(options.formGroup?.beforeInputs)}
        {items.map(
          item =>
            item && (
              <DateInputPart
                options={options}
                item={item}
                part={dateParts.find(
                  part =>
                    item === defaults[part] ||
                    (item.name && (item.name === part || item.name === defaults[part].name)),
                )}
                defaults={defaults}
                anyItemHasError={anyItemHasError}
              />
            ),
        )}
        {content(options.formGroup?.afterInputs)}
      </div>
    </GroupedField>
  )
}

function hasError(item: Item) {
  return Boolean(item.error || item.classes?.includes('govuk-input--error'))
}

function DateInputPart({
  options,
  item,
  part,
  defaults,
  anyItemHasError,
}: {
  readonly options: DateInputOptions
  readonly item: Item
  readonly part: DatePart | undefined
  readonly defaults: Readonly<Record<DatePart, Item>>
  readonly anyItemHasError: boolean
}) {
  const name = item.name ?? part ?? ''
  const value = item.value ?? (part && defaults[part].value)
  const prefixedName = options.namePrefix ? `${options.namePrefix}-${name}` : name
  const isMarked =
    !item.classes?.includes('govuk-input--error') &&
    (hasError(item) || (item.error !== false && options.errorMessage && !anyItemHasError))
  return (
    <div class="govuk-date-input__item">
      <GovukInput
        label={{
          text: item.label || name.charAt(0).toUpperCase() + name.slice(1).toLowerCase(),
          classes: 'govuk-date-input__label',
        }}
        id={item.id || `${options.id}-${name}`}
        classes={classNames(
          'govuk-date-input__input',
          isMarked && 'govuk-input--error',
          !item.classes?.includes('govuk-input--width-') &&
            `govuk-input--width-${part === 'year' ? 4 : 2}`,
          item.classes,
        )}
        name={prefixedName}
        value={value ?? options.values?.[prefixedName]}
        type="text"
        inputmode={item.inputmode || 'numeric'}
        autocomplete={item.autocomplete}
        pattern={item.pattern}
        attributes={item.attributes}
      />
    </div>
  )
}
