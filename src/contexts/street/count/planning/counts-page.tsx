import {
  DataTable,
  EmptyState,
  formatDay,
  GovukButton,
  GovukInsetText,
  GovukTag,
  Page,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { nameOf, stateOf } from '../count-page.tsx'
import type { ShownSnapshot, SnapshotRule } from '../snapshot-queries.ts'

export type ForCounts = { snapshots: ShownSnapshot[]; rule: SnapshotRule; mayBegin: boolean }

/** Every count, what the ministry asks, and the way to the series. */
export function CountsPage({ chrome, loaded }: PageProps<ForCounts>) {
  const { snapshots, rule, mayBegin } = loaded
  return (
    <Page title="Autumn count" chrome={chrome}>
      <h1 class="govuk-heading-l">Autumn count</h1>
      <p class="govuk-body">
        Once a year each council says how many people sleep rough in its area on one typical night
        of October or November.{' '}
        {rule.submitBy &&
          `The figure of ${rule.year} is submitted by ${formatDay(rule.submitBy)}${rule.certainty === 'confirmed' ? '' : ' (not confirmed)'}.`}
      </p>
      {mayBegin && <GovukButton href="/street/count/new" text="Begin a count" />}
      {snapshots.length === 0 ? (
        <EmptyState heading="No counts">
          <p class="govuk-body">
            A count is shown here once it is signed, and before that to those who take part.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Counts"
          rows={snapshots}
          columns={[
            {
              heading: 'Count',
              isRowHeading: true,
              cell: row => (
                <a class="govuk-link" href={`/street/count/${row.id}`}>
                  {nameOf(row)}
                </a>
              ),
            },
            { heading: 'Approach', cell: row => row.approachLabel },
            {
              heading: 'People',
              format: 'numeric',
              cell: row => (row.signedAt ? row.fixedTotal : 'Not signed yet'),
            },
            {
              heading: 'State',
              cell: row => <GovukTag text={stateOf(row).text} classes={stateOf(row).classes} />,
            },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">Figures since 2010</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/street/count/series">
            The series of England and of any council
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/street/count/claims">
            What documents say of the figures
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/street/count/targets">
            Targets
          </a>
        </li>
        {mayBegin && (
          <li>
            <a class="govuk-link" href="/street/count/template">
              What a count sheet asks
            </a>
          </li>
        )}
      </ul>
      <Definition rule={rule} />
    </Page>
  )
}

/** The official definition, word for word. */
export function Definition({ rule }: { readonly rule: SnapshotRule }) {
  return (
    <GovukInsetText>
      <h2 class="govuk-heading-s">Who is counted</h2>
      <p class="govuk-body">{rule.definition}</p>
      <p class="govuk-body">
        <strong>Not counted:</strong> {rule.excluded}
      </p>
      <p class="govuk-hint">Source: {rule.source}.</p>
    </GovukInsetText>
  )
}
