import {
  ActionBar,
  DataTable,
  EmptyState,
  Figure,
  Figures,
  GovukButton,
  Pager,
  StackedBar,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { nodeName } from '../node/tree-rules.ts'
import { ActionsTable } from './actions-table.tsx'
import { colourSeries, colourValues } from './colour-series.ts'
import { type Progress, progressByPart, progressOf } from './count-actions.ts'
import { type ListedAction, pageSize } from './list-actions.ts'
import type { LoadedPlan } from './load-plan.ts'
import { PlanFilterPanel } from './plan-filter.tsx'
import { isFiltered, type PlanQuery, planHref, type View, views } from './plan-filter-form.ts'
import { AsAtInset, PlanFrame } from './plan-frame.tsx'
import { counted, maySteer } from './plan-words.ts'
import { progressWords } from './plans-page.tsx'

/** A plan: how far it is, and its actions by priority, owner, due date or state. Also as at a past day. */
export function PlanPage({
  chrome,
  actor,
  query,
  loaded,
  today,
}: PageProps<LoadedPlan, PlanQuery>) {
  const { plan, tree, tallies, listing } = loaded
  const asAt = query.day
  const path = asAt ? `/plans/${plan.slug}/as-at` : `/plans/${plan.slug}`
  const steers = maySteer(actor)
  const progress = progressOf(tallies)
  return (
    <PlanFrame
      plan={plan}
      part={asAt ? 'as-at' : 'plan'}
      {...(asAt && { heading: 'As it stood' })}
      chrome={chrome}
      steers={steers}
    >
      {asAt && <AsAtInset slug={plan.slug} day={asAt} />}
      {steers && !asAt && <SteeringLinks slug={plan.slug} />}
      <Summary path={path} query={query} progress={progress} />
      <PartsOfPlan loaded={loaded} path={path} query={query} />
      <h2 class="govuk-heading-l" id="actions">
        Actions
      </h2>
      <PlanFilterPanel
        path={path}
        query={query}
        choices={{ tree, tallies, owners: loaded.owners }}
      />
      <ViewLinks path={path} query={query} />
      {listing.total === 0 ? (
        <NoActions filtered={isFiltered(query)} />
      ) : (
        <p class="govuk-body" aria-live="polite">
          {isFiltered(query)
            ? `${counted(listing.total, 'action')} of ${counted(progress.active, 'action')} in the plan.`
            : `${counted(listing.total, 'action')}.`}
          {query.by === 'owner' && ' An action stands under each of its leads.'}
        </p>
      )}
      <Groups actions={listing.actions} slug={plan.slug} day={asAt ?? today} />
      <Pager
        page={listing.page}
        pageSize={pageSize}
        total={listing.total}
        href={page => `${planHref(path, query, { page })}#actions`}
        label="Pages of actions"
      />
      <Exports slug={plan.slug} query={query} />
    </PlanFrame>
  )
}

function SteeringLinks({ slug }: { slug: string }) {
  const here = `/plans/${slug}`
  return (
    <ActionBar>
      <GovukButton text="Review actions" href={`${here}/review`} />
      <GovukButton
        text="Add an action"
        href={`${here}/actions/new`}
        classes="govuk-button--secondary"
      />
      <a class="govuk-link" href={`${here}/parts`}>
        Change the parts of the plan
      </a>
      <a class="govuk-link" href={`${here}/carry-forward`}>
        Carry forward
      </a>
      <a class="govuk-link" href={`${here}/publish`}>
        Publish
      </a>
    </ActionBar>
  )
}

function Summary({
  path,
  query,
  progress,
}: {
  path: string
  query: PlanQuery
  progress: Progress
}) {
  const flagged = (flag: 'late' | 'stale' | 'unowned' | 'undated') =>
    planHref(path, { by: query.by, day: query.day }, { flag: [flag] })
  return (
    <>
      <p class="govuk-body-l">{progressWords(progress)}.</p>
      {progress.active > 0 && (
        <Figures>
          <Figure value={progress.late} label="late" href={flagged('late')} />
          <Figure value={progress.stale} label="not reviewed lately" href={flagged('stale')} />
          <Figure value={progress.unowned} label="without an owner" href={flagged('unowned')} />
          <Figure value={progress.undated} label="without a date" href={flagged('undated')} />
        </Figures>
      )}
    </>
  )
}

/** Progress of each top-level part, counted: a picture of the colours and a table. */
function PartsOfPlan({
  loaded,
  path,
  query,
}: {
  loaded: LoadedPlan
  path: string
  query: PlanQuery
}) {
  const parts = progressByPart(loaded.tallies, loaded.tree)
  if (parts.length === 0) return null
  return (
    <>
      <StackedBar
        id="parts-by-colour"
        title="Actions by colour"
        description="The colour of each action’s newest review."
        series={colourSeries}
        bars={parts.map(({ node, progress }) => ({
          label: nodeName(node),
          values: colourValues(progress),
        }))}
      />
      <DataTable
        caption="Progress by part of the plan"
        rows={parts}
        columns={[
          {
            heading: 'Part of the plan',
            isRowHeading: true,
            cell: ({ node }) => (
              <>
                <a
                  class="govuk-link"
                  href={`${planHref(path, { by: 'priority', day: query.day }, { node: node.nodeId })}#actions`}
                >
                  {nodeName(node)}
                </a>
                {node.measure && (
                  <p class="govuk-body-s govuk-!-margin-bottom-0">
                    What success looks like: {node.measure}
                  </p>
                )}
              </>
            ),
          },
          {
            heading: 'Complete',
            cell: ({ progress }) => `${progress.complete} of ${progress.active}`,
          },
          { heading: 'Open', format: 'numeric', cell: ({ progress }) => progress.open },
          { heading: 'Late', format: 'numeric', cell: ({ progress }) => progress.late },
        ]}
      />
    </>
  )
}

function ViewLinks({ path, query }: { path: string; query: PlanQuery }) {
  return (
    <nav class="tl-subnav" aria-label="Order of the actions">
      <ul class="tl-subnav__list">
        {(Object.keys(views) as View[]).map(by => (
          <li>
            <a
              class="tl-subnav__link"
              href={`${planHref(path, query, { by })}#actions`}
              aria-current={by === query.by ? 'true' : undefined}
            >
              {views[by]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NoActions({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState heading={filtered ? 'No action fits these filters' : 'There are no actions yet'}>
      {filtered
        ? 'Take a filter off, or search for other words.'
        : 'Import a document or add the first action.'}
    </EmptyState>
  )
}

function Groups({
  actions,
  slug,
  day,
}: {
  actions: readonly ListedAction[]
  slug: string
  day: PlainDate
}) {
  const groups: { name: string; actions: ListedAction[] }[] = []
  for (const action of actions) {
    const last = groups.at(-1)
    if (last && last.name === action.group) last.actions.push(action)
    else groups.push({ name: action.group, actions: [action] })
  }
  return (
    <>
      {groups.map(group => (
        <section class="tl-actions">
          <h3 class="govuk-heading-m">{group.name}</h3>
          <ActionsTable
            caption={group.name}
            hiddenCaption
            actions={group.actions}
            slug={slug}
            day={day}
          />
        </section>
      ))}
    </>
  )
}

function Exports({ slug, query }: { slug: string; query: PlanQuery }) {
  const csv = planHref(`/plans/${slug}/export.csv`, { ...query, by: 'priority' })
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={csv}>
        Download these actions as CSV
      </a>{' '}
      or{' '}
      <a class="govuk-link" href={`/plans/${slug}/export.json`}>
        everything about the plan as JSON
      </a>
      .
    </p>
  )
}
