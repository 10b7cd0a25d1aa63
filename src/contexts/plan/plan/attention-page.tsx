import { EmptyState, GovukInsetText } from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { nodeName } from '../node/tree-rules.ts'
import { ActionsTable } from './actions-table.tsx'
import type { Attention } from './attention-queries.ts'
import type { Flag } from './plan-filter-form.ts'
import { PlanFrame } from './plan-frame.tsx'
import { counted, maySteer } from './plan-words.ts'

/** What is late, not reviewed, without an owner or without a date: the gaps that the data shows, and nothing guessed. */
export function AttentionPage({ chrome, actor, loaded, today }: PageProps<Attention>) {
  const { plan, gaps } = loaded
  const steers = maySteer(actor)
  const nothing =
    gaps.every(gap => gap.total === 0) &&
    loaded.waitsForStart === 0 &&
    !(loaded.anyMeasure && loaded.unmeasured.length > 0)
  return (
    <PlanFrame
      plan={plan}
      part="attention"
      heading="What needs attention"
      chrome={chrome}
      steers={steers}
    >
      {nothing && (
        <EmptyState heading="Nothing needs attention">
          No open action is late, without an owner or a date, or has gone unreviewed.
        </EmptyState>
      )}
      {loaded.waitsForStart > 0 && <WaitsForStart loaded={loaded} steers={steers} />}
      {gaps.map(gap => (
        <Gap gap={gap} slug={plan.slug} today={today} staleAfterDays={plan.staleAfterDays} />
      ))}
      {loaded.anyMeasure && loaded.unmeasured.length > 0 && <Unmeasured loaded={loaded} />}
    </PlanFrame>
  )
}

function WaitsForStart({ loaded, steers }: { loaded: Attention; steers: boolean }) {
  return (
    <GovukInsetText
      html={
        <p class="govuk-body govuk-!-margin-bottom-0">
          The dates of {counted(loaded.waitsForStart, 'action')} are counted from the start of the
          plan, and nobody has said when that was.{' '}
          {steers && (
            <a class="govuk-link" href={`/plans/${loaded.plan.slug}/settings`}>
              Say when the plan starts
            </a>
          )}
        </p>
      }
    />
  )
}

const headings: Record<Flag, string> = {
  late: 'Late',
  stale: 'Not reviewed lately',
  unowned: 'Without an owner',
  undated: 'Without a date, or with a date to be confirmed',
}

function explained(flag: Flag, staleAfterDays: number): string {
  return {
    late: 'Open, and the last day has passed. What recurs is late when it was not reviewed since it was last due.',
    stale: `Open, and not reviewed for more than ${staleAfterDays} days. What an imported document said counts from its date.`,
    unowned:
      'Open, and no lead is known to be an organisation, group, post, team or person. ‘All’ or ‘Key stakeholders’ is no owner.',
    undated: 'Open, and the plan gives no date or says that it is to be confirmed.',
  }[flag]
}

function Gap({
  gap,
  slug,
  today,
  staleAfterDays,
}: {
  gap: Attention['gaps'][number]
  slug: string
  today: PlainDate
  staleAfterDays: number
}) {
  if (gap.total === 0) return null
  return (
    <section class="tl-actions">
      <h2 class="govuk-heading-m" id={gap.flag}>
        {headings[gap.flag]} ({gap.total})
      </h2>
      <p class="govuk-body">
        {explained(gap.flag, staleAfterDays)}{' '}
        {gap.flag === 'unowned' && (
          <a class="govuk-link" href="/plans/owners">
            Say whom the names in your plans mean
          </a>
        )}
      </p>
      <ActionsTable
        caption={headings[gap.flag]}
        hiddenCaption
        actions={gap.actions}
        slug={slug}
        day={today}
      />
      {gap.total > gap.actions.length && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plans/${slug}?flag=${gap.flag}&by=due#actions`}>
            See all {gap.total}
          </a>
        </p>
      )}
    </section>
  )
}

function Unmeasured({ loaded }: { loaded: Attention }) {
  return (
    <section>
      <h2 class="govuk-heading-m">Nothing says what success looks like</h2>
      <p class="govuk-body">Other parts of this plan have a measure; these have none.</p>
      <ul class="govuk-list govuk-list--bullet">
        {loaded.unmeasured.map(node => (
          <li>
            <a class="govuk-link" href={`/plans/${loaded.plan.slug}?node=${node.nodeId}#actions`}>
              {nodeName(node)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
