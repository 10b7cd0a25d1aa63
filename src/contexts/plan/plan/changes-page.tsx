import {
  Changes,
  EmptyState,
  formatDay,
  GovukButton,
  GovukDateInput,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { nodeName } from '../node/tree-rules.ts'
import { StateTag } from './actions-table.tsx'
import type { PlanChanges } from './changes-queries.ts'
import {
  type ActionChange,
  type ChangeKind,
  changeKinds,
  type NodeChange,
  namesOf,
  nodeWords,
  wordsOf,
} from './changes-rules.ts'
import type { ChangesQuery } from './day-form.ts'
import { pageSize } from './list-actions.ts'
import { PlanFrame } from './plan-frame.tsx'
import type { Plan } from './plan-queries.ts'
import { counted, maySteer } from './plan-words.ts'

export type LoadedChanges = { plan: Plan; wrong: string | null; changes: PlanChanges | null }

/** What changed in a plan between two days, grouped by what kind of change it is. */
export function ChangesPage({
  chrome,
  actor,
  query,
  loaded,
}: PageProps<LoadedChanges, ChangesQuery>) {
  const { plan, wrong, changes } = loaded
  return (
    <PlanFrame
      plan={plan}
      part="changes"
      heading="What changed"
      chrome={chrome}
      steers={maySteer(actor)}
      errors={wrong ? [{ field: 'from', message: wrong, href: '#from-day' }] : []}
    >
      <DaysForm plan={plan} query={query} wrong={wrong} changes={changes} />
      {changes && <WhatChanged changes={changes} query={query} />}
    </PlanFrame>
  )
}

function DaysForm({
  plan,
  query,
  wrong,
  changes,
}: LoadedChanges & {
  query: ChangesQuery
}) {
  const partsOf = (day: string | undefined, typed: ChangesQuery['typedFrom']) => {
    const [year = '', month = '', date = ''] = day?.split('-') ?? []
    return wrong || !day ? typed : { day: String(Number(date)), month: String(Number(month)), year }
  }
  return (
    <form method="get" action={`/plans/${plan.slug}/changes`} novalidate>
      <div class="tl-filter-columns">
        <GovukDateInput
          id="from"
          namePrefix="from"
          fieldset={{ legend: { text: 'From the end of', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={wrong ? { text: wrong } : undefined}
          values={partsOf(changes?.from ?? query.from, query.typedFrom)}
        />
        <GovukDateInput
          id="to"
          namePrefix="to"
          fieldset={{ legend: { text: 'To the end of', classes: 'govuk-fieldset__legend--s' } }}
          values={partsOf(changes?.to ?? query.to, query.typedTo)}
        />
      </div>
      <GovukButton text="Show what changed" />
    </form>
  )
}

function WhatChanged({ changes, query }: { changes: PlanChanges; query: ChangesQuery }) {
  const only = (kind: ChangeKind, page = 1) =>
    `/plans/${changes.plan.slug}/changes?from=${changes.from}&to=${changes.to}&kind=${kind}&page=${page}`
  const between = `between the end of ${formatDay(changes.from)} and the end of ${formatDay(changes.to)}`
  if (changes.actions.length + changes.nodes.length === 0)
    return <EmptyState heading="Nothing changed">Nothing changed {between}.</EmptyState>
  const kinds = (Object.keys(changeKinds) as ChangeKind[]).map(kind => ({
    kind,
    changes: changes.actions.filter(change => change.kind === kind),
  }))
  const present = kinds.filter(group => group.changes.length > 0)
  return (
    <>
      <p class="govuk-body">
        {counted(changes.actions.length + changes.nodes.length, 'change')} {between}:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {present.map(group => (
          <li>
            <a
              class="govuk-link"
              href={query.kind === undefined ? `#${group.kind}` : only(group.kind)}
            >
              {changeKinds[group.kind]}: {group.changes.length}
            </a>
          </li>
        ))}
        {changes.nodes.length > 0 && (
          <li>
            <a class="govuk-link" href="#parts">
              Parts of the plan: {changes.nodes.length}
            </a>
          </li>
        )}
      </ul>
      {present
        .filter(group => query.kind === undefined || group.kind === query.kind)
        .map(group => (
          <section>
            <h2 class="govuk-heading-m" id={group.kind}>
              {changeKinds[group.kind]} ({group.changes.length})
            </h2>
            <ul class="govuk-list govuk-list--spaced">
              {pageOf(group.changes, query).map(change => (
                <li>
                  <OneChange
                    change={change}
                    slug={changes.plan.slug}
                    nodeNames={changes.nodeNames}
                  />
                </li>
              ))}
            </ul>
            {query.kind !== undefined ? (
              <Pager
                page={query.page}
                pageSize={pageSize}
                total={group.changes.length}
                href={page => only(group.kind, page)}
              />
            ) : (
              group.changes.length > pageSize && (
                <p class="govuk-body">
                  <a class="govuk-link" href={only(group.kind)}>
                    See all {group.changes.length}
                    <span class="govuk-visually-hidden">: {changeKinds[group.kind]}</span>
                  </a>
                </p>
              )
            )}
          </section>
        ))}
      {changes.nodes.length > 0 && query.kind === undefined && (
        <section>
          <h2 class="govuk-heading-m" id="parts">
            Parts of the plan ({changes.nodes.length})
          </h2>
          <ul class="govuk-list govuk-list--spaced">
            {changes.nodes.map(change => (
              <li>
                <OneNodeChange change={change} nodeNames={changes.nodeNames} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function pageOf(changes: readonly ActionChange[], { kind, page }: ChangesQuery) {
  const first = kind === undefined ? 0 : (page - 1) * pageSize
  return changes.slice(first, first + pageSize)
}

function OneChange({
  change,
  slug,
  nodeNames,
}: {
  change: ActionChange
  slug: string
  nodeNames: Map<string, string>
}) {
  const { before, after } = change
  return (
    <>
      <a class="govuk-link" href={`/plans/${slug}/actions/${change.actionId}`}>
        {change.number && `${change.number} `}
        {change.text}
      </a>
      {before && (
        <div class="govuk-!-margin-top-1">
          {change.kind === 'reworded' && (
            <div class="tl-verbatim">
              <Changes before={wordsOf(before)} after={wordsOf(after)} />
            </div>
          )}
          {change.kind === 're-dated' && (
            <Changes before={dueWords(before)} after={dueWords(after)} />
          )}
          {change.kind === 'owner' && (
            <Changes
              before={namesOf(before) || 'Nobody named.'}
              after={namesOf(after) || 'Nobody named.'}
            />
          )}
          {change.kind === 'measure' && (
            <Changes before={before.measure ?? ''} after={after.measure ?? ''} />
          )}
          {change.kind === 'moved' && (
            <>
              from {placeOf(before.nodeId, nodeNames)} to {placeOf(after.nodeId, nodeNames)}
            </>
          )}
          {change.kind === 'status' && (
            <>
              from <StateTag action={before} /> to <StateTag action={after} />
            </>
          )}
        </div>
      )}
      {/* What was carried forward lives on in another plan: its own page says where. */}
      {(after.state === 'merged' || after.state === 'split') && before?.state !== after.state && (
        <div>
          It lives on in{' '}
          <a class="govuk-link" href={`/plans/${slug}/actions/${after.becameActionId}`}>
            another action
          </a>
          .
        </div>
      )}
    </>
  )
}

function dueWords(one: { timescaleRaw: string; dueOn: string | null }): string {
  const words = one.timescaleRaw || 'No date'
  return one.dueOn ? `${words} (${formatDay(one.dueOn)})` : words
}

function placeOf(nodeId: string | null, names: Map<string, string>): string {
  return (nodeId && names.get(nodeId)) || 'no heading'
}

function OneNodeChange({
  change,
  nodeNames,
}: {
  change: NodeChange
  nodeNames: Map<string, string>
}) {
  const { before, after } = change
  const node = after ?? before
  if (!node) return null
  return (
    <>
      <strong>
        {{ added: 'Added', removed: 'Removed', reworded: 'Reworded', moved: 'Moved' }[change.kind]}
      </strong>
      {': '}
      {change.kind === 'reworded' && before && after ? (
        <span class="tl-verbatim">
          <Changes before={nodeWords(before)} after={nodeWords(after)} />
        </span>
      ) : (
        nodeName(node)
      )}
      {change.kind === 'moved' && before && after && (
        <>
          {' '}
          from {placeOf(before.parentId, nodeNames)} to {placeOf(after.parentId, nodeNames)}
        </>
      )}
    </>
  )
}
