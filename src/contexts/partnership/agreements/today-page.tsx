import {
  DataTable,
  EmptyState,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Category, SharedToday } from './agreement-queries.ts'
import { conditionWords, spoken } from './sharing-rules.ts'

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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <section class="tl-printed__scroll" aria-label="Everybody at a glance" tabIndex={0}>
          <DataTable
            caption="With how many other organisations each one shares"
            rows={organisations}
            columns={[
              {
                heading: 'Organisation',
                isRowHeading: true,
                cell: one => (
                  <a
                    class="govuk-link"
                    href={`/partnership/agreements/today?organisation=${one.id}`}
                  >
                    {one.name}
                  </a>
                ),
              },
              ...categories.map(category => ({
                heading: category.label,
                cell: (one: { id: string }) => countOthers(rows, one.id, category.code) || 'None',
              })),
            ]}
          />
        </section>
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

function countOthers(rows: readonly SharedToday[], organisationId: string, category: string) {
  const others = rows.filter(row => row.sharedWith === organisationId && row.category === category)
  return new Set(others.map(row => row.heldBy)).size
}

function OneOrganisation({
  rows,
  categories,
  organisations,
  chosen,
}: Today & { chosen: { id: string; name: string } }) {
  const own = rows.filter(row => row.sharedWith === chosen.id)
  if (own.length === 0)
    return <p class="govuk-body">{chosen.name} sees nothing that others hold.</p>
  const names = new Map(organisations.map(one => [one.id, one.name]))
  return (
    <DataTable
      caption={`What ${chosen.name} sees of what others hold`}
      rows={categories}
      columns={[
        { heading: 'Kind of information', isRowHeading: true, cell: one => one.label },
        {
          heading: 'Held by whom, and about whom',
          cell: one => {
            const lines = linesOf(own.filter(row => row.category === one.code))
            if (lines.length === 0) return 'Not shared'
            return (
              <ul class="govuk-list govuk-!-margin-bottom-0">
                {lines.map(({ words, holders }) => (
                  <li>
                    {spoken(holders.map(id => names.get(id) ?? 'one that has left').sort())}: about{' '}
                    {words}
                  </li>
                ))}
              </ul>
            )
          },
        },
      ]}
    />
  )
}

/** Who holds it, by the people about whom it is shared. */
function linesOf(rows: readonly SharedToday[]) {
  const lines = new Map<string, string[]>()
  for (const holder of new Set(rows.map(row => row.heldBy))) {
    const words = wordsOf(rows.filter(row => row.heldBy === holder))
    lines.set(words, [...(lines.get(words) ?? []), holder])
  }
  return [...lines].map(([words, holders]) => ({ words, holders }))
}

/** On which people, where several clauses say so on the widest of them. */
function wordsOf(rows: readonly SharedToday[]): string {
  const conditions = rows.map(row => (row.needsInvolvement ? 1 : 0) + (row.needsConsent ? 2 : 0))
  const least = conditions.filter(
    one => !conditions.some(other => other !== one && (other & one) === other),
  )
  return conditionWords([...new Set(least)].sort((a, b) => a - b).join())
}
