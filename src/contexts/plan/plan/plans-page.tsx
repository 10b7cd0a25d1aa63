import {
  ActionBar,
  EmptyState,
  GovukButton,
  GovukSummaryList,
  GovukTag,
  Page,
  StackedBar,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { colourSeries, colourValues } from './colour-series.ts'
import type { PlanWithProgress } from './plan-queries.ts'
import { counted, maySteer, planKinds, planStatuses } from './plan-words.ts'

/** Every plan of the partnership: how far each one is, and what wants attention. */
export function PlansPage({ chrome, actor, loaded: plans }: PageProps<PlanWithProgress[]>) {
  const steers = maySteer(actor)
  return (
    <Page title="Plans" chrome={chrome} width="full">
      <h1 class="govuk-heading-l">Plans</h1>
      {steers && (
        <ActionBar>
          <GovukButton text="Import a plan" href="/plans/import" />
          <a class="govuk-link" href="/plans/owners">
            Who owns what
          </a>
        </ActionBar>
      )}
      {plans.length === 0 ? (
        <EmptyState heading="There are no plans yet">
          {steers
            ? 'Import the document in which your strategy or action plan is published. Word, Excel, PDF and other files can be read.'
            : 'When your strategy lead has imported a plan, it will be shown here.'}
        </EmptyState>
      ) : (
        <>
          <StackedBar
            id="plans-by-colour"
            title="Actions by colour"
            description="Each action that is part of its plan today, by the colour of its newest review."
            series={colourSeries}
            bars={plans.map(plan => ({
              label: plan.title,
              values: colourValues(plan.progress),
            }))}
          />
          {plans.map(plan => (
            <PlanCard plan={plan} />
          ))}
        </>
      )}
      {!steers && plans.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href="/plans/owners">
            Who owns what
          </a>
        </p>
      )}
    </Page>
  )
}

function PlanCard({ plan }: { plan: PlanWithProgress }) {
  const { progress } = plan
  const here = `/plans/${plan.slug}`
  const attention = [
    { flag: 'late', text: `${progress.late} late` },
    { flag: 'stale', text: `${progress.stale} not reviewed lately` },
    { flag: 'unowned', text: `${progress.unowned} without an owner` },
    { flag: 'undated', text: `${progress.undated} without a date` },
  ].filter(({ flag }) => progress[flag as 'late'] > 0)
  return (
    <section>
      <h2 class="govuk-heading-m">
        <a class="govuk-link" href={here}>
          {plan.title}
        </a>
      </h2>
      <GovukSummaryList
        rows={[
          {
            key: { text: 'Status' },
            value: {
              html: (
                <>
                  <GovukTag text={planStatuses[plan.status] ?? plan.status} />{' '}
                  {planKinds[plan.kind] ?? plan.kind}
                  {plan.period && `, ${plan.period}`}
                </>
              ),
            },
          },
          { key: { text: 'Progress' }, value: { text: progressWords(progress) } },
          {
            key: { text: 'Needs attention' },
            value: {
              html:
                attention.length === 0 ? (
                  <>Nothing</>
                ) : (
                  <ul class="govuk-list govuk-!-margin-bottom-0">
                    {attention.map(({ flag, text }) => (
                      <li>
                        <a class="govuk-link" href={`${here}?flag=${flag}`}>
                          {text}
                          <span class="govuk-visually-hidden"> in {plan.title}</span>
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
            },
          },
        ]}
      />
    </section>
  )
}

/** '5 of 9 complete, 3 open, 1 parked or closed'. */
export function progressWords(progress: PlanWithProgress['progress']): string {
  if (progress.active === 0) return 'No actions'
  const rest = [
    progress.open > 0 && `${progress.open} open`,
    progress.closed > 0 && `${progress.closed} parked or closed`,
    progress.elsewhere > 0 &&
      `${counted(progress.elsewhere, 'more lives', 'more live')} on in other actions`,
  ].filter(Boolean)
  return [`${progress.complete} of ${progress.active} complete`, ...rest].join(', ')
}
