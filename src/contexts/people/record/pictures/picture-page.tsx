import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukFileUpload,
  Page,
} from '../../../../design-system/index.ts'
import { datePartsOf } from '../../../../platform/web/date-field.ts'
import { type FormProps, ticked, typedText } from '../../../../platform/web/form-page.ts'
import { DayField, LineField } from '../fields.tsx'
import type { ShownPerson } from '../person-queries.ts'

/** Adding a picture of somebody who agreed to it. */
export function PictureFormPage({
  chrome,
  errors,
  loaded,
  values,
  today,
}: FormProps<{ person: ShownPerson; newId: string }>) {
  const { person, newId } = loaded
  const { year, month, day } = datePartsOf({}, 'takenOn', today)
  const shown = {
    errors,
    values: { 'takenOn-day': day, 'takenOn-month': month, 'takenOn-year': year, ...values },
  }
  return (
    <Page
      title={`Add a picture – ${person.name}`}
      chrome={chrome}
      errors={errors.map(error =>
        error.field === 'takenOn' ? { ...error, href: '#takenOn-day' } : error,
      )}
      back={{ href: `/people/${person.personId}#pictures`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Add a picture</h1>
      <p class="govuk-body">
        Everything that a camera writes into a picture, such as where it was taken, is removed.
      </p>
      <form method="post" enctype="multipart/form-data" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', newId)} />
        <GovukFileUpload
          id="file"
          name="file"
          label={{ text: 'Picture' }}
          hint={{ text: 'A JPEG or PNG file of 10 MB or less' }}
          attributes={{ accept: 'image/jpeg,image/png' }}
          errorMessage={errorMessageFor(errors, 'file')}
        />
        <LineField
          {...shown}
          name="words"
          label="What does it show?"
          hint="For colleagues who cannot see it"
        />
        <DayField {...shown} name="takenOn" label="When was it taken?" />
        <GovukCheckboxes
          idPrefix="agreed"
          name="agreed"
          values={ticked(values, 'agreed')}
          errorMessage={errorMessageFor(errors, 'agreed')}
          items={[{ value: 'yes', text: 'They agreed to the picture and know who can see it' }]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
