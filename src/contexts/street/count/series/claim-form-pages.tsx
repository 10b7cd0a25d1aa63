import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukTextarea,
  Page,
} from '../../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../../platform/web/form-page.ts'
import { ChoiceField, type FieldsShown, LineField, WordsField } from '../../../people/index.ts'

export type ForNew = { newId: string }

/** Adding what a document says, to be held against the table. */
export function AddClaimPage({ chrome, errors, loaded, values }: FormProps<ForNew>) {
  const shown = { values, errors }
  return (
    <Page
      title="Add what a document says"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/count/claims', text: 'Back to what documents say' }}
    >
      <h1 class="govuk-heading-l">Add what a document says</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <WordsField {...shown} name="words" label="What it says, word for word" rows={3} />
        <LineField {...shown} name="document" label="Document and page" />
        <Areas {...shown} />
        <Year {...shown} name="fromYear" label="From autumn" />
        <Year {...shown} name="toYear" label="To autumn" />
        <NumberAndUnit
          {...shown}
          name="claimed"
          label="The number"
          hint="Up is plain, like 65. Down has a minus, like -10."
          unitLabel="What is the number?"
          perCent="A change in per cent"
          people="A change in people"
        />
        <GovukButton text="Save and check it" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Adding a target, to be judged by the table. */
export function AddTargetPage({ chrome, errors, loaded, values }: FormProps<ForNew>) {
  const shown = { values, errors }
  return (
    <Page
      title="Add a target"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/count/targets', text: 'Back to targets' }}
    >
      <h1 class="govuk-heading-l">Add a target</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <LineField
          {...shown}
          name="name"
          label="Target"
          hint="For example, halve rough sleeping by 2022"
        />
        <LineField {...shown} name="document" label="Document and page" />
        <Areas {...shown} />
        <Year {...shown} name="baselineYear" label="Measured from autumn" />
        <Year {...shown} name="targetYear" label="To be reached by autumn" />
        <NumberAndUnit
          {...shown}
          name="wanted"
          label="The number"
          hint="Half is -50 per cent; nobody is 0 people."
          unitLabel="What is the number?"
          perCent="A change in per cent"
          people="How many people there may still be"
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

function Areas({ values, errors }: FieldsShown) {
  return (
    <>
      <LineField
        values={values}
        errors={errors}
        name="areaName"
        label="Area, as the document calls it"
      />
      <GovukTextarea
        id="areas"
        name="areas"
        label={{ text: 'Which councils are they?' }}
        hint={{
          text: 'One in each line, by name or code. Several are added up. England is England.',
        }}
        rows={3}
        value={typedText(values, 'areas')}
        errorMessage={errorMessageFor(errors, 'areas')}
      />
    </>
  )
}

function Year(props: FieldsShown & { name: string; label: string }) {
  return <LineField {...props} classes="govuk-input--width-4" inputmode="numeric" />
}

function NumberAndUnit({
  values,
  errors,
  name,
  label,
  hint,
  unitLabel,
  perCent,
  people,
}: FieldsShown & {
  name: string
  label: string
  hint: string
  unitLabel: string
  perCent: string
  people: string
}) {
  return (
    <>
      <LineField
        values={values}
        errors={errors}
        name={name}
        label={label}
        hint={hint}
        classes="govuk-input--width-5"
      />
      <ChoiceField
        values={values}
        errors={errors}
        name="unit"
        label={unitLabel}
        items={[
          { value: 'per-cent', text: perCent },
          { value: 'people', text: people },
        ]}
      />
    </>
  )
}
