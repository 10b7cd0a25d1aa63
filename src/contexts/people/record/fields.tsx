import type { ComponentChildren } from 'preact'
import {
  errorMessageFor,
  GovukDateInput,
  GovukInput,
  GovukRadios,
  GovukTextarea,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FieldError, typedText, type Values } from '../../../platform/web/form-page.ts'

/** What the fields of a form show: what was typed, or what stands already, and what is wrong with it. */
export type FieldsShown = { values: Values; errors: readonly FieldError[] }

type Field = FieldsShown & { name: string; label: string; hint?: string | undefined }

/** Lets a field take any script: the first strong letter decides on which side it begins. */
const anyDirection = { dir: 'auto' }

export function LineField({
  values,
  errors,
  name,
  label,
  hint,
  classes,
  type,
  inputmode,
}: Field & { classes?: string; type?: string; inputmode?: string }) {
  return (
    <GovukInput
      id={name}
      name={name}
      label={{ text: label }}
      hint={hint ? { text: hint } : undefined}
      value={typedText(values, name)}
      classes={classes}
      type={type}
      inputmode={inputmode}
      spellcheck={false}
      autocomplete="off"
      attributes={anyDirection}
      errorMessage={errorMessageFor(errors, name)}
    />
  )
}

export function WordsField({ values, errors, name, label, hint, rows }: Field & { rows?: number }) {
  return (
    <GovukTextarea
      id={name}
      name={name}
      label={{ text: label }}
      hint={hint ? { text: hint } : undefined}
      value={typedText(values, name)}
      rows={rows ?? 5}
      attributes={anyDirection}
      errorMessage={errorMessageFor(errors, name)}
    />
  )
}

/** A choice of one; each item may open fields of its own. */
export function ChoiceField({
  values,
  errors,
  name,
  label,
  hint,
  items,
  before = '',
}: Field & {
  items: readonly {
    value: string
    text: string
    hint?: string | undefined
    fields?: ComponentChildren
  }[]
  before?: string
}) {
  return (
    <GovukRadios
      idPrefix={name}
      name={name}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint ? { text: hint } : undefined}
      value={typedText(values, name, before)}
      errorMessage={errorMessageFor(errors, name)}
      items={items.map(({ value, text, hint: about, fields }) => ({
        value,
        text,
        ...(about ? { hint: { text: about } } : {}),
        ...(fields ? { conditional: { html: <>{fields}</> } } : {}),
      }))}
    />
  )
}

export function DayField({
  values,
  errors,
  name,
  label,
  hint = 'For example, 27 3 2026',
  parts = ['day', 'month', 'year'],
}: Field & { parts?: readonly ('day' | 'month' | 'year')[] }) {
  const typed = datePartsOf(values, name)
  return (
    <GovukDateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: hint }}
      values={typed}
      items={parts.map(part => ({
        name: part,
        classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
        value: typed[part],
      }))}
      errorMessage={errorMessageFor(errors, name)}
    />
  )
}
