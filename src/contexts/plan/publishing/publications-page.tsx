import { DataTable, Dated, EmptyState, formatDay } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { PlanFrame } from '../plan/plan-frame.tsx'
import type { Plan } from '../plan/plan-queries.ts'
import { maySteer } from '../plan/plan-words.ts'
import type { listPublications } from './publication-queries.ts'

type Loaded = { plan: Plan; publications: Awaited<ReturnType<typeof listPublications>> }

/** Everything that was ever published of a plan. */
export function PublicationsPage({
  chrome,
  loaded: { plan, publications },
  actor,
}: PageProps<Loaded>) {
  const steers = maySteer(actor)
  return (
    <PlanFrame
      plan={plan}
      part="publications"
      heading="Publications"
      chrome={chrome}
      steers={steers}
    >
      {steers && (
        <p class="govuk-body">
          <a class="govuk-button" href={`/plans/${plan.slug}/publish`}>
            Publish the plan
          </a>
        </p>
      )}
      {publications.length === 0 ? (
        <EmptyState heading="Nothing is published yet">
          What is published stays as it was, whatever changes in the plan afterwards.
        </EmptyState>
      ) : (
        <DataTable
          caption="Publications, newest first"
          rows={publications}
          columns={[
            {
              heading: 'Publication',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`/plans/${plan.slug}/publications/${one.number}`}>
                  Number {one.number}, as it stood on {formatDay(one.asAt)}
                </a>
              ),
            },
            { heading: 'Published', cell: one => <Dated value={one.publishedAt} withTime /> },
            { heading: 'By', cell: one => one.publishedBy ?? 'A former user' },
            {
              heading: 'For',
              cell: one =>
                one.withdrawnAt
                  ? `Withdrawn: ${one.withdrawnReason}`
                  : one.public
                    ? 'Everyone'
                    : 'The partnership',
            },
            { heading: 'What changed', cell: one => one.reason ?? 'First publication' },
          ]}
        />
      )}
    </PlanFrame>
  )
}
