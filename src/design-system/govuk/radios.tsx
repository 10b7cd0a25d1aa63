import { attributesOf, classNames, content, hasContent } from './attributes.ts'
import { describedBy, GroupedField } from './form-group.tsx'
import { GovukHint } from './hint.tsx'
import { GovukLabel } from './label.tsx'
import type { RadiosItem, RadiosOptions } from './options.generated.ts'

export function GovukRadios(options: RadiosOptions) {
  const idPrefix = options.idPrefix || options.name
  const own = (options.fieldset || undefined)?.describedBy
  return (
    <GroupedField
      id={idPrefix}
      hint={options.hint}
      errorMessage={options.errorMessage}
      fieldset={options.fieldset}
      describedBy={describedBy(idPrefix, options, own)}
      formGroup={options.formGroup}
    >
      <div
        class={classNames('govuk-radios', options.classes)}
        {...attributesOf(options.attributes)}
        data-module="govuk-radios"
      >
        {content(options.formGroup?.beforeInputs)}
        {options.items.map(
          (item, index) =>
            item &&
            (item.divider ? (
              <div class="govuk-radios__divider">{item.divider}</div>
            ) : (
              <Radio
                item={item}
                name={options.name}
                // The first id has no number, so that the error summary can link to the group's id.
                id={item.id || (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)}
                isChecked={isChecked(item, options.value)}
              />
            )),
        )}
        {content(options.formGroup?.afterInputs)}
      </div>
    </GroupedField>
  )
}

function isChecked(item: RadiosItem, value: string | undefined) {
  if (item.checked) return true
  return Boolean(value) && item.value === value && item.checked !== false
}

function Radio({
  item,
  name,
  id,
  isChecked,
}: {
  readonly item: RadiosItem
  readonly name: string
  readonly id: string
  readonly isChecked: boolean
}) {
  const conditionalId = `conditional-${id}`
  const hintId = `${id}-item-hint`
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          value={item.value ?? ''}
          checked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional?.html ? conditionalId : undefined}
          aria-describedby={hasContent(item.hint) ? hintId : undefined}
          {...attributesOf(item.attributes)}
        />
        <GovukLabel
          html={item.html}
          text={item.text}
          classes={classNames('govuk-radios__label', (item.label || undefined)?.classes)}
          attributes={(item.label || undefined)?.attributes}
          for={id}
        />
        {item.hint && hasContent(item.hint) && (
          <GovukHint
            {...item.hint}
            id={hintId}
            classes={classNames('govuk-radios__hint', item.hint.classes)}
          />
        )}
      </div>
      {item.conditional?.html && (
        <div
          class={classNames(
            'govuk-radios__conditional',
            !isChecked && 'govuk-radios__conditional--hidden',
          )}
          id={conditionalId}
        >
          {item.conditional.html}
        </div>
      )}
    </>
  )
}
