import { Page } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { listPlans } from './plan-queries.ts'

/** Every plan of the partnership. */
export function PlansPage({
  chrome,
  loaded: plans,
}: PageProps<Awaited<ReturnType<typeof listPlans>>>) {
  return (
    <Page title="Plans" chrome={chrome}>
      <h1 class="govuk-heading-l">Plans</h1>
      <ul class="govuk-list">
        {plans.map(plan => (
          <li key={plan.id}>
            <a class="govuk-link" href={`/plans/${plan.slug}`}>
              {plan.title}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
