import { errorMessageFor, GovukDateInput, GovukInput } from '../../../design-system/index.ts'
import { type FieldError, typedText, type Values } from '../../../platform/web/form-page.ts'

type Props = { readonly values: Values; readonly errors: readonly FieldError[] }

/** One line of text of a form about somebody. Browsers do not offer what was typed about somebody else. */
export function Line({
  name,
  label,
  hint,
  values,
  errors,
  classes,
}: Props & {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly classes?: string
}) {
  return (
    <GovukInput
      id={name}
      name={name}
      label={{ text: label }}
      hint={hint ? { text: hint } : undefined}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      classes={classes}
      autocomplete="off"
      spellcheck={false}
    />
  )
}

/** A birth date of which any part may be known. */
export function BirthParts({ values, errors }: Props) {
  const parts = ['birth', 'birth-day', 'birth-month', 'birth-year']
  const error = errors.find(one => parts.includes(one.field))
  return (
    <GovukDateInput
      id="birth"
      namePrefix="birth"
      fieldset={{ legend: { text: 'Date of birth', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'As much of it as is known. The year alone helps' }}
      values={{
        day: typedText(values, 'birth-day'),
        month: typedText(values, 'birth-month'),
        year: typedText(values, 'birth-year'),
      }}
      errorMessage={error && { text: error.message }}
    />
  )
}

/** Errors of parts of the birth date lead to its first box. */
export function withBirthLink(errors: readonly FieldError[]) {
  return errors.map(error => {
    if (error.field === 'birth') return { ...error, href: '#birth-day' }
    return error
  })
}
