import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukErrorMessage,
  GovukInput,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { ChoiceField, DayField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'
import { PersonFormPage } from '../restriction/restriction-pages.tsx'
import type { ShownCategory } from '../why/category-queries.ts'
import { GlassFields } from './glass-fields.tsx'
import type { WatchSettings } from './watch-settings.ts'

const warning =
  'Only where somebody may come to harm if you wait. It is told to the organisations that hold the record, and somebody else looks at every single one.'

export type ForGlass = { categories: ShownCategory[]; settings: WatchSettings }

/** Seeing somebody in an emergency whom one otherwise does not see. */
export function BreakGlassPage({ chrome, errors, loaded, values }: FormProps<ForGlass>) {
  const born = errors.map(error =>
    error.field === 'born' ? { ...error, href: '#born-day' } : error,
  )
  const line = (name: string, label: string, hint: string) => (
    <GovukInput
      id={name}
      name={name}
      label={{ text: label }}
      hint={{ text: hint }}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      autocomplete="off"
      spellcheck={false}
    />
  )
  return (
    <Page
      title="See somebody in an emergency"
      chrome={chrome}
      errors={born}
      back={{ href: '/people', text: 'Back to finding a person' }}
    >
      <h1 class="govuk-heading-l">See somebody in an emergency</h1>
      <GovukWarningText text={warning} iconFallbackText="Warning" />
      <p class="govuk-body">
        You have to know who it is: their reference, or their full name and date of birth. Part of a
        name finds nobody here.
      </p>
      <form method="post" novalidate autocomplete="off">
        <CsrfField chrome={chrome} />
        {errors
          .filter(error => error.field === 'form')
          .map(error => (
            <GovukErrorMessage id="form" text={error.message} />
          ))}
        <ChoiceField
          {...{ values, errors }}
          name="named"
          label="How do you know who it is?"
          items={[
            {
              value: 'reference',
              text: 'I have their reference in this service',
              fields: line('reference', 'Reference', 'Eight letters and digits'),
            },
            {
              value: 'name',
              text: 'I know their full name and date of birth',
              fields: (
                <>
                  {line('name', 'Full name', 'First and last name, as they would be written down')}
                  <DayField
                    {...{ values, errors }}
                    name="born"
                    label="Date of birth"
                    hint="For example, 27 3 1995"
                  />
                </>
              ),
            },
          ]}
        />
        <GlassFields {...{ values, errors }} {...loaded} />
        <GovukButton
          text="See this person now"
          classes="govuk-button--warning"
          preventDoubleClick
        />
      </form>
    </Page>
  )
}

/** Seeing more in an emergency of somebody whom one sees. */
export function BreakGlassOfPage(props: FormProps<ForGlass & { person: ShownPerson }>) {
  const { chrome, errors, loaded, values } = props
  const { person, ...rest } = loaded
  return (
    <PersonFormPage
      title="See more in an emergency"
      {...{ chrome, errors, person }}
      anchor="access"
    >
      <GovukWarningText text={warning} iconFallbackText="Warning" />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GlassFields {...{ values, errors }} {...rest} />
        <GovukButton text="See it now" classes="govuk-button--warning" preventDoubleClick />
      </form>
    </PersonFormPage>
  )
}
