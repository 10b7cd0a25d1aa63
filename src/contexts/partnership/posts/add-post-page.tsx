import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'

type Loaded = { newId: string; organisations: { id: string; name: string }[] }

/** Adding a post. */
export function AddPostPage(props: FormProps<Loaded, { organisation?: string | undefined }>) {
  const { chrome, errors, loaded, query, values } = props
  return (
    <Page
      title="Add a post"
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/posts', text: 'Back to posts' }}
    >
      <h1 class="govuk-heading-l">Add a post</h1>
      <form method="post" action="/partnership/posts/new" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukInput
          id="title"
          name="title"
          label={{ text: 'Title' }}
          hint={{ text: 'For example, Head of housing options' }}
          value={typedText(values, 'title')}
          errorMessage={errorMessageFor(errors, 'title')}
        />
        <GovukSelect
          id="organisation"
          name="organisation"
          label={{ text: 'Organisation' }}
          value={typedText(values, 'organisation', query.organisation)}
          errorMessage={errorMessageFor(errors, 'organisation')}
          items={[
            { value: '', text: 'Choose an organisation' },
            ...loaded.organisations.map(one => ({ value: one.id, text: one.name })),
          ]}
        />
        <GovukButton text="Add the post" preventDoubleClick />
      </form>
    </Page>
  )
}
