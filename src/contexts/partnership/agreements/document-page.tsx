import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukFileUpload,
  GovukInsetText,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion } from '../../../platform/web/form-page.ts'
import type { ShownAgreement } from './agreement-queries.ts'

/** Giving the signed document of an agreement. */
export function DocumentPage({
  chrome,
  errors,
  loaded: agreement,
  stale,
  values,
}: FormProps<ShownAgreement>) {
  return (
    <Page
      title={`Signed document – ${agreement.title}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/partnership/agreements/${agreement.id}`, text: 'Back to the agreement' }}
    >
      <span class="govuk-caption-l">{agreement.title}</span>
      <h1 class="govuk-heading-l">Signed document</h1>
      {stale && (
        <GovukInsetText>
          The agreement was changed meanwhile. Look at it again before you save.
        </GovukInsetText>
      )}
      {agreement.fileName && (
        <p class="govuk-body">It takes the place of ‘{agreement.fileName}’ on this page.</p>
      )}
      <form method="post" enctype="multipart/form-data" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, agreement.version)}
        />
        <GovukFileUpload
          id="file"
          name="file"
          label={{ text: 'The signed document' }}
          hint={{ text: 'PDF, JPEG or PNG, up to 20 MB' }}
          errorMessage={errorMessageFor(errors, 'file')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
