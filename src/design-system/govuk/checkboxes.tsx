import { attributesOf, classNames, content, hasContent, ids } from './attributes.ts'
import { describedBy, GroupedField } from './form-group.tsx'
import { GovukHint } from './hint.tsx'
import { GovukLabel } from './label.tsx'
import type { CheckboxesItem, CheckboxesOptions } from './options.generated.ts'

export function GovukCheckboxes(options: CheckboxesOptions) {
  const idPrefix = options.idPrefix || options.name
  const own = (options.fieldset || undefined)?.describedBy || options.describedBy
  const groupDescribedBy = describedBy(idPrefix, options, own)
  return (
    <GroupedField
      id={idPrefix}
      hint={options.hint}
      errorMessage={options.errorMessage}
      fieldset={options.fieldset}
      describedBy={groupDescribedBy}
      formGroup={options.formGroup}
    >
      <div
        class={classNames('govuk-checkboxes', options.classes)}
        {...attributesOf(options.attributes)}
        data-module="govuk-checkboxes"
      >
        {content(options.formGroup?.beforeInputs)}
        {options.items.map(
          (item, index) =>
            item &&
            (item.divider ? (
              <div class="govuk-checkboxes__divider">{item.divider}</div>
            ) : (
              <Checkbox
                item={item}
                name={item.name || options.name}
                // The first id has no number, so that the error summary can link to the group's id.
                id={item.id || (index === 0 ? `${idPrefix}` : `${idPrefix}-${index + 1}`)}
                isChecked={isChecked(item, options.values)}
                // Without a fieldset each box must name the group's hint and error itself.
                describedBy={options.fieldset ? undefined : groupDescribedBy}
              />
            )),
        )}
        {content(options.formGroup?.afterInputs)}
      </div>
    </GroupedField>
  )
}

function isChecked(item: CheckboxesItem, values: readonly string[] | undefined) {
  if (item.checked) return true
  return Boolean(item.value && values?.includes(item.value)) && item.checked !== false
}

function Checkbox({
  item,
  name,
  id,
  isChecked,
  describedBy,
}: {
  readonly item: CheckboxesItem
  readonly name: string | undefined
  readonly id: string
  readonly isChecked: boolean
  readonly describedBy: string | undefined
}) {
  const conditionalId = `conditional-${id}`
  const hintId = hasContent(item.hint) ? `${id}-item-hint` : undefined
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={name ?? ''}
          type="checkbox"
          value={item.value ?? ''}
          checked={isChecked}
          disabled={item.disabled}
          data-aria-controls={item.conditional?.html ? conditionalId : undefined}
          data-behaviour={item.behaviour || undefined}
          aria-describedby={ids(describedBy, hintId)}
          {...attributesOf(item.attributes)}
        />
        <GovukLabel
          html={item.html}
          text={item.text}
          classes={classNames('govuk-checkboxes__label', (item.label || undefined)?.classes)}
          attributes={(item.label || undefined)?.attributes}
          for={id}
        />
        {item.hint && hintId && (
          <GovukHint
            {...item.hint}
            id={hintId}
            classes={classNames('govuk-checkboxes__hint', item.hint.classes)}
          />
        )}
      </div>
      {item.conditional?.html && (
        <div
          class={classNames(
            'govuk-checkboxes__conditional',
            !isChecked && 'govuk-checkboxes__conditional--hidden',
          )}
          id={conditionalId}
        >
          {item.conditional.html}
        </div>
      )}
    </>
  )
}
