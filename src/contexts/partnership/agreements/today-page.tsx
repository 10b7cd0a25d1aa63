import {
  DataTable,
  EmptyState,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Category, SharedToday } from './agreement-queries.ts'
import { conditionWords } from './sharing-rules.ts'

export type Today = {
  rows: SharedToday[]
  categories: Category[]
  organisations: { id: string; name: string }[]
}
export type TodayQuery = { organisation?: string | undefined }

/** Who shares what with whom today: everybody at a glance, and one organisation with each other. */
export function TodayPage({ chrome, loaded, query, actor }: PageProps<Today, TodayQuery>) {
  const { rows, categories, organisations } = loaded
  const chosen =
    organisations.find(one => one.id === (query.organisation ?? actor.organisationId)) ??
    organisations[0]
  return (
    <Page
      title="Who shares what with whom today"
      chrome={chrome}
      width="full"
      back={{ href: '/partnership/agreements', text: 'Back to agreements' }}
    >
      <h1 class="govuk-heading-l">Who shares what with whom today</h1>
      <p class="govuk-body">
        What the agreements in force allow. A person can still object, and some of it is shared only
        while they say yes. Staff need permission for each kind of information besides.
      </p>
      {rows.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing is shared between organisations today.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="With how many other organisations each one shares"
          rows={organisations}
          columns={[
            {
              heading: 'Organisation',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`/partnership/agreements/today?organisation=${one.id}`}>
                  {one.name}
                </a>
              ),
            },
            ...categories.map(category => ({
              heading: category.label,
              cell: (one: { id: string }) => {
                const others = new Set(
                  rows
                    .filter(row => row.sharedWith === one.id && row.category === category.code)
                    .map(row => row.heldBy),
                )
                return others.size || 'None'
              },
            })),
          ]}
        />
      )}
      <form method="get" action="/partnership/agreements/today">
        <GovukSelect
          id="organisation"
          name="organisation"
          label={{ text: 'What one organisation sees of the others', classes: 'govuk-label--m' }}
          value={chosen?.id ?? ''}
          items={organisations.map(one => ({ value: one.id, text: one.name }))}
        />
        <GovukButton text="Show" classes="govuk-button--secondary" />
      </form>
      {chosen && <OneOrganisation {...{ rows, categories, organisations, chosen }} />}
    </Page>
  )
}

function OneOrganisation({
  rows,
  categories,
  organisations,
  chosen,
}: Today & { chosen: { id: string; name: string } }) {
  const own = rows.filter(row => row.sharedWith === chosen.id)
  const others = organisations.filter(one => own.some(row => row.heldBy === one.id))
  if (others.length === 0)
    return <p class="govuk-body">{chosen.name} sees nothing that others hold.</p>
  return (
    <DataTable
      caption={`What ${chosen.name} sees of what others hold`}
      rows={others}
      columns={[
        { heading: 'Held by', isRowHeading: true, cell: one => one.name },
        ...categories.map(category => ({
          heading: category.label,
          cell: (one: { id: string }) =>
            wordsOf(own.filter(row => row.heldBy === one.id && row.category === category.code)),
        })),
      ]}
    />
  )
}

/** On which people, where several clauses say so on the widest of them. */
function wordsOf(rows: readonly SharedToday[]): string {
  if (rows.length === 0) return 'Not shared'
  const conditions = rows.map(row => (row.needsInvolvement ? 1 : 0) + (row.needsConsent ? 2 : 0))
  const least = conditions.filter(
    one => !conditions.some(other => other !== one && (other & one) === other),
  )
  const words = conditionWords([...new Set(least)].sort().join())
  return `About ${words}`
}
