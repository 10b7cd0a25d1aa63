import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukSummaryList,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { ChoiceField, WordsField } from '../record/fields.tsx'
import { categoriesInWords, type ShownCategory } from '../why/category-queries.ts'
import type { ShownGlass } from './glass-queries.ts'

export const glassesAPage = 25

type Listed = { glasses: ShownGlass[]; total: number; categories: ShownCategory[] }

/** Every broken glass that one is told of. */
export function GlassListPage({ chrome, loaded, query }: PageProps<Listed, { page: number }>) {
  return (
    <Page
      title="Seen in an emergency"
      chrome={chrome}
      back={{ href: '/people', text: 'Back to finding a person' }}
      width="full"
    >
      <h1 class="govuk-heading-l">Seen in an emergency</h1>
      <p class="govuk-body">
        Somebody said that they could not wait, and saw what they otherwise may not. You read this
        because it was about a person whom your organisation holds a record of, because it was you,
        or because you guard the data of the partnership.
      </p>
      {loaded.glasses.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody did so.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Newest first; those that nobody reviewed stand above"
          captionSize="hidden"
          rows={loaded.glasses}
          columns={[
            {
              heading: 'Who looked',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`/people/broken-glass/${one.id}`}>
                  {one.user}, {one.organisation}
                </a>
              ),
            },
            { heading: 'At whom', cell: one => <Whom glass={one} /> },
            { heading: 'When', cell: one => <Dated value={one.brokenAt} withTime /> },
            {
              heading: 'What',
              cell: one => categoriesInWords(['identity', ...one.categories], loaded.categories),
            },
            { heading: 'Why', cell: one => one.reason },
            { heading: 'Review', cell: one => <State glass={one} /> },
          ]}
        />
      )}
      <Pager
        page={query.page}
        pageSize={glassesAPage}
        total={loaded.total}
        href={page => `/people/broken-glass?page=${page}`}
      />
    </Page>
  )
}

function Whom({ glass }: { glass: ShownGlass }) {
  if (!glass.personId) return <>Somebody whom you do not see</>
  return (
    <a class="govuk-link" href={`/people/${glass.personId}`}>
      <bdi>{glass.personName ?? 'Name not known'}</bdi>
    </a>
  )
}

function State({ glass }: { glass: ShownGlass }) {
  if (glass.finding === 'justified')
    return <GovukTag text="It was right" classes="govuk-tag--green" />
  if (glass.finding === 'not-justified')
    return <GovukTag text="It was not right" classes="govuk-tag--red" />
  return <GovukTag text="Not reviewed yet" classes="govuk-tag--yellow" />
}

export type ForReview = { glass: ShownGlass; categories: ShownCategory[] }

/** One broken glass: what was said, what a data guardian found, and ending it before its time. */
export function GlassPage({ actor, chrome, errors, loaded, values }: FormProps<ForReview>) {
  const { glass, categories } = loaded
  const isGuardian = actor.roles.includes('data-guardian')
  const isOwn = glass.userId === actor.userId
  return (
    <Page
      title="Seen in an emergency"
      chrome={chrome}
      errors={errors}
      back={{ href: '/people/broken-glass', text: 'Back to all that were seen in an emergency' }}
    >
      <h1 class="govuk-heading-l">Seen in an emergency</h1>
      <GovukSummaryList
        rows={[
          { key: { text: 'Who looked' }, value: { text: `${glass.user}, ${glass.organisation}` } },
          { key: { text: 'At whom' }, value: { html: <Whom glass={glass} /> } },
          { key: { text: 'From' }, value: { html: <Dated value={glass.brokenAt} withTime /> } },
          {
            key: { text: glass.isOpen ? 'Open until' : 'Until' },
            value: { html: <Dated value={glass.untilAt} withTime /> },
          },
          {
            key: { text: 'What' },
            value: { text: categoriesInWords(['identity', ...glass.categories], categories) },
          },
          { key: { text: 'Why' }, value: { text: glass.reason } },
          {
            key: { text: 'Review' },
            value: {
              html: (
                <>
                  <State glass={glass} />
                  {glass.reviewedAt && (
                    <p class="govuk-body">
                      {glass.reviewWords} ({glass.reviewedByName},{' '}
                      <Dated value={glass.reviewedAt} />)
                    </p>
                  )}
                </>
              ),
            },
          },
        ]}
      />
      {glass.isOpen && (isOwn || isGuardian) && (
        <form method="post" action={`/people/broken-glass/${glass.id}/end`}>
          <CsrfField chrome={chrome} />
          <GovukButton text="End it now" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      )}
      {isGuardian && !isOwn && !glass.reviewedAt && (
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <h2 class="govuk-heading-m">Your review</h2>
          <ChoiceField
            {...{ values, errors }}
            name="finding"
            label="Was it right?"
            items={[
              { value: 'justified', text: 'It was right: somebody could have come to harm' },
              { value: 'not-justified', text: 'It was not right' },
            ]}
          />
          <WordsField
            {...{ values, errors }}
            name="words"
            label="What did you look into?"
            hint="Whoever broke the glass and the organisations that hold the record read it."
            rows={4}
          />
          <GovukButton text="Save the review" preventDoubleClick />
        </form>
      )}
    </Page>
  )
}
