import {
  CsrfField,
  Dated,
  GovukButton,
  GovukWarningText,
  Page,
  ProgressPanel,
} from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import type { findLastSearch } from './start-search.ts'

type Search = Awaited<ReturnType<typeof findLastSearch>>

/** Looking for people who were recorded twice, among all records of the partnership. */
export function DuplicatesPage({ chrome, errors, loaded }: FormProps<{ search: Search }>) {
  const { search } = loaded
  const isRunning = search !== undefined && search.finishedAt === null
  return (
    <Page
      title="Look for duplicates"
      chrome={chrome}
      errors={errors}
      refreshSeconds={isRunning ? 3 : undefined}
      back={{ href: '/people/matches', text: 'Back to possible matches' }}
    >
      <h1 class="govuk-heading-l">Look for duplicates</h1>
      {isRunning ? (
        <ProgressPanel
          heading={search.stage}
          done={search.done}
          total={search.total}
          unit="records"
          checkHref="/people/duplicates"
        />
      ) : (
        <>
          {search && <LastSearch search={search} />}
          <p class="govuk-body">
            Every record of the partnership is compared with every other. Nothing is merged: what
            may be one person is listed for your decision. People who were told apart are not listed
            again.
          </p>
          <form method="post" action="/people/duplicates" novalidate>
            <CsrfField chrome={chrome} />
            <GovukButton text="Look for duplicates now" preventDoubleClick />
          </form>
        </>
      )}
    </Page>
  )
}

function LastSearch({ search }: { readonly search: NonNullable<Search> }) {
  if (search.failure) return <GovukWarningText text={search.failure} iconFallbackText="Warning" />
  return (
    <p class="govuk-body">
      The last search, on <Dated value={search.finishedAt && new Date(search.finishedAt)} />, found{' '}
      {search.found === 1 ? '1 new possible match' : `${search.found ?? 0} new possible matches`}.{' '}
      <a class="govuk-link" href="/people/matches">
        Possible matches
      </a>
    </p>
  )
}
