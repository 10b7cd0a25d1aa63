import { GovukButton, GovukDateInput } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { AsAtQuery } from './day-form.ts'
import type { LoadedPlan } from './load-plan.ts'
import { PlanFrame } from './plan-frame.tsx'
import { PlanPage } from './plan-page.tsx'
import type { Plan } from './plan-queries.ts'
import { maySteer } from './plan-words.ts'

/** A plan as it stood, or the question on which day. */
export type AsAt = { stood: LoadedPlan } | { stood: null; plan: Plan; wrong: boolean }

/** Asks for a day and shows the plan as it stood then. */
export function AsAtPage(props: PageProps<AsAt, AsAtQuery>) {
  const { loaded, chrome, actor, query } = props
  if (loaded.stood) return <PlanPage {...props} loaded={loaded.stood} />
  const message = 'Enter a day that exists, today or in the past, like 27 3 2026'
  return (
    <PlanFrame
      plan={loaded.plan}
      part="as-at"
      heading="As it stood"
      chrome={chrome}
      steers={maySteer(actor)}
      errors={loaded.wrong ? [{ field: 'on', message, href: '#on-day' }] : []}
    >
      <form method="get" action={`/plans/${loaded.plan.slug}/as-at`} novalidate>
        <GovukDateInput
          id="on"
          namePrefix="on"
          fieldset={{ legend: { text: 'On which day?', classes: 'govuk-fieldset__legend--m' } }}
          hint={{ text: 'You will see the plan as it stood at the end of that day.' }}
          errorMessage={loaded.wrong ? { text: message } : undefined}
          values={query.typed}
        />
        <GovukButton text="Show the plan" />
      </form>
    </PlanFrame>
  )
}
