import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { ShownPost } from './post-queries.ts'

/** A post: who has held it, and its title to change. */
export function PostPage({ chrome, errors, loaded: post, values }: FormProps<ShownPost>) {
  const here = `/partnership/posts/${post.id}`
  return (
    <Page
      title={post.title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/posts', text: 'Back to posts' }}
    >
      <h1 class="govuk-heading-l">{post.title}</h1>
      <p class="govuk-body">
        A post of{' '}
        <a class="govuk-link" href={`/partnership/organisations/${post.organisationId}`}>
          {post.organisation}
        </a>
      </p>
      {post.holders.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody has held this post yet.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Who has held this post"
          rows={post.holders}
          columns={[
            {
              heading: 'Name',
              isRowHeading: true,
              cell: holder => (
                <a class="govuk-link" href={`/partnership/users/${holder.userId}`}>
                  {holder.name}
                </a>
              ),
            },
            { heading: 'From', cell: holder => <Dated value={holder.fromDate} /> },
            { heading: 'To', cell: holder => <Dated value={holder.toDate} absent="Not ended" /> },
            {
              heading: 'Change',
              cell: holder => (
                <a class="govuk-link" href={`${here}/holders/${holder.userId}/${holder.fromDate}`}>
                  Change the last day
                  <span class="govuk-visually-hidden"> of {holder.name}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      <GovukButton href={`${here}/holders/new`} text="Add a holder" />
      <h2 class="govuk-heading-m">Change the title</h2>
      <form method="post" action={here} novalidate>
        <CsrfField chrome={chrome} />
        <GovukInput
          id="title"
          name="title"
          label={{ text: 'Title' }}
          value={typedText(values, 'title', post.title)}
          errorMessage={errorMessageFor(errors, 'title')}
        />
        <GovukButton text="Save" classes="govuk-button--secondary" preventDoubleClick />
      </form>
    </Page>
  )
}
