import {
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukDateInput,
  GovukSelect,
  Page,
  type RagColour,
  RagTag,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Plan } from '../plan/plan-queries.ts'
import { type Status, statuses } from './colour-rules.ts'
import type { listForReview, listGroups } from './review-queries.ts'
import { type RoundQuery, roundDay } from './review-round-form.ts'

type Loaded = {
  plan: Plan
  groups: Awaited<ReturnType<typeof listGroups>>
  actions: Awaited<ReturnType<typeof listForReview>>
}

/** What a group still has to go through, at a meeting or between meetings. */
export function ReviewRoundPage({ chrome, loaded, query }: PageProps<Loaded, RoundQuery>) {
  const { plan, groups, actions } = loaded
  const day = roundDay(query)
  const carried = new URLSearchParams({
    ...(query.group && { group: query.group }),
    ...(day && { on: day }),
  }).toString()
  const suffix = carried && `?${carried}`
  return (
    <Page
      title={`Review ${plan.title}`}
      chrome={chrome}
      width="full"
      back={{ href: `/plans/${plan.slug}`, text: 'Back to the plan' }}
    >
      <span class="govuk-caption-l">{plan.title}</span>
      <h1 class="govuk-heading-l">Review the actions</h1>
      <form method="get" class="tl-no-print">
        <GovukSelect
          id="group"
          name="group"
          label={{ text: 'Which group is reviewing?' }}
          value={query.group ?? ''}
          items={[
            { value: '', text: 'No group' },
            ...groups.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <GovukDateInput
          id="on"
          namePrefix="on"
          fieldset={{ legend: { text: 'Date of the meeting' } }}
          hint={{
            text: 'Actions reviewed on or after this day are left out. For example, 27 3 2026.',
          }}
          items={[
            { name: 'day', value: query['on-day'], classes: 'govuk-input--width-2' },
            { name: 'month', value: query['on-month'], classes: 'govuk-input--width-2' },
            { name: 'year', value: query['on-year'], classes: 'govuk-input--width-4' },
          ]}
        />
        <GovukButton text="Show what is left" classes="govuk-button--secondary" />
      </form>
      {actions.length === 0 ? (
        <EmptyState heading="Nothing is left to review">
          Every open action has been reviewed since that day.
        </EmptyState>
      ) : (
        <DataTable
          caption={`${actions.length}${actions.length === 100 ? ' or more' : ''} actions to review, the longest waiting first`}
          rows={actions}
          columns={[
            {
              heading: 'Action',
              isRowHeading: true,
              cell: action => (
                <a
                  class="govuk-link"
                  href={`/plans/${plan.slug}/actions/${action.actionId}/review${suffix}`}
                >
                  {action.number && `${action.number}. `}
                  {action.text}
                </a>
              ),
            },
            {
              heading: 'Now',
              cell: action => (
                <RagTag
                  colour={action.colour as RagColour | null}
                  word={statuses[action.status as Status]}
                />
              ),
            },
            { heading: 'Due', cell: action => action.timescaleRaw || 'Nothing written' },
            {
              heading: 'Last reviewed',
              cell: action => <Dated value={action.reviewedOn} absent="Never" />,
            },
          ]}
        />
      )}
    </Page>
  )
}
