import type { ComponentChildren } from 'preact'
import {
  errorMessageFor,
  GovukCheckboxes,
  GovukFileUpload,
  GovukRadios,
  GovukTextarea,
  type PageError,
} from '../../../design-system/index.ts'
import { ticked, typedText, type Values } from '../../../platform/web/form-page.ts'
import { DayField, LineField } from '../record/fields.tsx'
import type { SharingChoices } from './consent-queries.ts'
import { askedHowWords, waysToAsk } from './consent-words.ts'

export type Shown = { values: Values; errors: readonly PageError[] }

/** Errors lead to the first box of a group. */
export function linked(errors: readonly PageError[]): PageError[] {
  return errors.map(error =>
    ['on', 'expires', 'until'].includes(error.field)
      ? { ...error, href: `#${error.field}-day` }
      : error,
  )
}

/** With whom and what: everything, or what is ticked. Without a script the boxes stand open. */
export function ScopeFields({
  values,
  errors,
  choices,
  whom,
  what,
  all,
}: Shown & {
  choices: SharingChoices
  whom: string
  what: string
  /** Begins with everything chosen, for what has to be quick. */
  all?: boolean
}) {
  const before = all ? 'all' : ''
  return (
    <>
      <GovukRadios
        name="withWhom"
        fieldset={{ legend: { text: whom, classes: 'govuk-fieldset__legend--s' } }}
        value={typedText(values, 'withWhom', before)}
        errorMessage={errorMessageFor(errors, 'withWhom')}
        items={[
          { value: 'all', text: 'Every partner' },
          {
            value: 'some',
            text: 'Only these',
            conditional: {
              html: (
                <GovukCheckboxes
                  name="organisations"
                  classes="govuk-checkboxes--small"
                  fieldset={{ legend: { text: 'Which partners?' } }}
                  values={ticked(values, 'organisations')}
                  errorMessage={errorMessageFor(errors, 'organisations')}
                  items={choices.organisations.map(one => ({ value: one.id, text: one.name }))}
                />
              ),
            },
          },
        ]}
      />
      <GovukRadios
        name="what"
        fieldset={{ legend: { text: what, classes: 'govuk-fieldset__legend--s' } }}
        value={typedText(values, 'what', before)}
        errorMessage={errorMessageFor(errors, 'what')}
        items={[
          { value: 'all', text: 'Everything' },
          {
            value: 'some',
            text: 'Only these',
            conditional: {
              html: (
                <GovukCheckboxes
                  name="categories"
                  classes="govuk-checkboxes--small"
                  fieldset={{ legend: { text: 'Which kinds of information?' } }}
                  values={ticked(values, 'categories')}
                  errorMessage={errorMessageFor(errors, 'categories')}
                  items={choices.categories.map(one => ({
                    value: one.code,
                    text: one.label,
                    hint: { text: one.about },
                  }))}
                />
              ),
            },
          },
        ]}
      />
    </>
  )
}

/** How the person was asked, or said so. */
export function AskedHowField({
  values,
  errors,
  label,
  before = '',
}: Shown & { label: string; before?: string }) {
  return (
    <GovukRadios
      name="askedHow"
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      value={typedText(values, 'askedHow', before)}
      errorMessage={errorMessageFor(errors, 'askedHow')}
      items={waysToAsk.map(way => ({ value: way, text: askedHowWords[way] }))}
    />
  )
}

/** How, where and when somebody was asked, who else was there, what they said, and the paper. */
export function AskingFields({ values, errors, today }: Shown & { today: string }) {
  const [year = '', month = '', day = ''] = today.split('-')
  const shown = {
    values: {
      'on-day': String(Number(day)),
      'on-month': String(Number(month)),
      'on-year': year,
      ...values,
    },
    errors,
  }
  return (
    <>
      <AskedHowField {...shown} label="How were they asked?" />
      <LineField
        {...shown}
        name="askedWhere"
        label="Where were they asked? (optional)"
        hint="For example, at the day centre"
      />
      <DayField {...shown} name="on" label="When did they decide?" />
      <LineField
        {...shown}
        name="witnessedBy"
        label="Who else was there? (optional)"
        hint="A witness, an interpreter, somebody who supports them"
      />
      <SaidField {...shown} />
      <GovukFileUpload
        id="scan"
        name="scan"
        label={{ text: 'Photograph or scan of the signed form (optional)' }}
        hint={{ text: 'PDF, JPEG or PNG, up to 20 MB' }}
        errorMessage={errorMessageFor(errors, 'scan')}
      />
    </>
  )
}

export function SaidField({ values, errors }: Shown) {
  return (
    <GovukTextarea
      id="said"
      name="said"
      rows={3}
      label={{ text: 'What they said about it, in their words (optional)' }}
      value={typedText(values, 'said')}
      attributes={{ dir: 'auto' }}
      errorMessage={errorMessageFor(errors, 'said')}
    />
  )
}

/** The words of a form, paragraph by paragraph. */
export function FormWords({ words }: { words: string }) {
  return (
    <>
      {words.split(/\n\s*\n/).map(paragraph => (
        <p class="govuk-body" dir="auto">
          {paragraph}
        </p>
      ))}
    </>
  )
}

/** A page that is printed on A4 paper, upright. */
export function Sheet({ children }: { children: ComponentChildren }) {
  return <div class="tl-sheet">{children}</div>
}
