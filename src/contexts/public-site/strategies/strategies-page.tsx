import { DataTable, EmptyState, formatDay, Page } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { listPublicPlans } from '../../plan/index.ts'

/** Every strategy that is published for all, newest publication first. */
export function StrategiesPage({
  chrome,
  loaded,
}: PageProps<Awaited<ReturnType<typeof listPublicPlans>>>) {
  return (
    <Page title="Strategies and how they are going" chrome={chrome} isFindable>
      <h1 class="govuk-heading-l">Strategies and how they are going</h1>
      <p class="govuk-body-l">
        What councils and their partners have promised to do about homelessness and rough sleeping,
        and how far they are.
      </p>
      {loaded.length === 0 ? (
        <EmptyState>No strategy is published yet.</EmptyState>
      ) : (
        <DataTable
          caption="Published strategies"
          captionSize="hidden"
          rows={loaded}
          columns={[
            {
              heading: 'Strategy',
              isRowHeading: true,
              cell: plan => (
                <a class="govuk-link" href={`/strategies/${plan.address}`}>
                  {plan.title}
                </a>
              ),
            },
            { heading: 'Partnership', cell: plan => plan.partnership },
            { heading: 'Actions', format: 'numeric', cell: plan => plan.actions },
            { heading: 'As it stood on', cell: plan => formatDay(plan.asAt) },
          ]}
        />
      )}
    </Page>
  )
}
