import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukFieldset,
  GovukFileUpload,
  GovukInput,
  GovukRadios,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { planKinds } from './import-form.ts'

type Loaded = { plans: { slug: string; title: string }[]; corrects: string }

/** Giving a document that is to become a plan, or that corrects one. */
export function ImportPage(props: FormProps<Loaded>) {
  const { chrome, errors, values, loaded } = props
  return (
    <Page
      title="Import a plan"
      chrome={chrome}
      errors={errors}
      breadcrumbs={[{ text: 'Plans', href: '/plans' }, { text: 'Import a plan' }]}
    >
      <h1 class="govuk-heading-l">Import a plan</h1>
      <p class="govuk-body">
        Give the document as it is. Every word in it is read and shown to you beside its source
        before anything is made of it.
      </p>
      <form method="post" action="/plans/import" enctype="multipart/form-data" novalidate>
        <CsrfField chrome={chrome} />
        <GovukFileUpload
          id="file"
          name="file"
          label={{ text: 'The document', classes: 'govuk-label--m' }}
          hint={{
            text: 'Word (.docx), Excel (.xlsx), OpenDocument sheet (.ods), .csv, .pdf with text in it, .html or .txt, up to 50 MB. Word or Excel is read most exactly, and keeps the colours.',
          }}
          errorMessage={errorMessageFor(errors, 'file')}
        />
        <GovukRadios
          name="becomes"
          idPrefix="becomes"
          fieldset={{
            legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--m' },
          }}
          errorMessage={errorMessageFor(errors, 'becomes')}
          value={typedText(values, 'becomes', loaded.corrects ? 'corrects' : 'new')}
          items={[
            { value: 'new', text: 'A new plan' },
            loaded.plans.length > 0 && {
              value: 'corrects',
              text: 'A corrected file for a plan that is here already',
              hint: { text: 'You are shown what will change, and asked only about that.' },
            },
          ]}
        />
        <NewPlan {...props} />
        {loaded.plans.length > 0 && <CorrectedPlan {...props} />}
        <GovukButton text="Read the document" preventDoubleClick />
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href="/plans/imports">
          Documents read before
        </a>
      </p>
    </Page>
  )
}

function NewPlan({ values, errors }: FormProps<Loaded>) {
  return (
    <GovukFieldset legend={{ text: 'For a new plan', classes: 'govuk-fieldset__legend--m' }}>
      <GovukInput
        id="title"
        name="title"
        label={{ text: 'Title (optional)' }}
        hint={{ text: 'Leave empty to use the title in the document.' }}
        value={typedText(values, 'title')}
        errorMessage={errorMessageFor(errors, 'title')}
      />
      <GovukSelect
        id="kind"
        name="kind"
        label={{ text: 'Kind of plan' }}
        value={typedText(values, 'kind', 'action-plan')}
        items={Object.entries(planKinds).map(([value, text]) => ({ value, text }))}
        errorMessage={errorMessageFor(errors, 'kind')}
      />
    </GovukFieldset>
  )
}

function CorrectedPlan({ values, errors, loaded }: FormProps<Loaded>) {
  return (
    <GovukSelect
      id="corrects"
      name="corrects"
      label={{ text: 'For a corrected file: which plan?', classes: 'govuk-label--m' }}
      value={typedText(values, 'corrects', loaded.corrects)}
      items={[
        { value: '', text: 'Select a plan' },
        ...loaded.plans.map(({ slug, title }) => ({ value: slug, text: title })),
      ]}
      errorMessage={errorMessageFor(errors, 'corrects')}
    />
  )
}
