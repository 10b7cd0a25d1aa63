import {
  DataTable,
  EmptyState,
  GovukButton,
  GovukSelect,
  GovukTag,
  Pager,
  RagTag,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Fragment, Placement } from '../reading/reading.ts'
import { type ActionField, actionFields, type CorrectedAction, typedField } from './corrections.ts'
import { fieldNames, placeWords, timescaleWords } from './field-words.ts'
import { pathWords } from './path-words.ts'
import type { PartLoaded } from './questions-page.tsx'
import { countOf, ReviewFrame } from './review-frame.tsx'
import type { Review } from './review-model.ts'

export const actionsShown = {
  all: 'All actions',
  inferred: 'With something inferred',
  corrected: 'Corrected by hand',
  unowned: 'Without a lead',
  undated: 'Without a date',
} as const

export type ActionsQuery = { section: string; show: keyof typeof actionsShown; page: number }

const pageSize = 20

/** Every action beside the words of the document that it was read from, by section and in pages. */
export function ReadActionsPage({ chrome, loaded, query }: PageProps<PartLoaded, ActionsQuery>) {
  const { imported, review } = loaded
  const here = `/plans/imports/${imported.id}/actions`
  const chosen = chooseActions(review, query)
  const last = Math.max(1, Math.ceil(chosen.length / pageSize))
  const page = Math.min(query.page, last)
  const shown = chosen.slice((page - 1) * pageSize, page * pageSize)
  return (
    <ReviewFrame imported={imported} review={review} part="actions" chrome={chrome}>
      <ChooseForm here={here} review={review} query={query} />
      <p class="govuk-body">
        {countOf(chosen.length, 'action')}. What stands under dotted lines was inferred, with the
        reason beside it.
      </p>
      {shown.length === 0 && <EmptyState>No action is like that.</EmptyState>}
      {shown.map(action => (
        <OneAction key={action.key} action={action} loaded={loaded} />
      ))}
      <Pager
        page={page}
        pageSize={pageSize}
        total={chosen.length}
        href={to => `${here}?${new URLSearchParams({ ...query, page: String(to) })}`}
      />
    </ReviewFrame>
  )
}

function chooseActions(review: Review, { section, show }: ActionsQuery): CorrectedAction[] {
  const parents = new Map(review.plan.nodes.map(node => [node.id, node.parent]))
  const wanted = review.plan.nodes.find(node => node.key === section)?.id
  const isIn = (node: string | null): boolean =>
    node !== null && (node === wanted || isIn(parents.get(node) ?? null))
  return review.plan.actions.filter(action => {
    if (wanted && !isIn(action.node)) return false
    if (show === 'corrected') return action.corrected.length > 0
    if (show === 'unowned') return action.leads.length === 0
    if (show === 'undated') return ['none', 'tbc', 'other'].includes(action.timescale.kind)
    if (show === 'inferred')
      return review.placementsOf(action.id).some(one => one.certainty === 'inferred')
    return true
  })
}

function ChooseForm({
  here,
  review,
  query,
}: {
  here: string
  review: Review
  query: ActionsQuery
}) {
  return (
    <form method="get" action={here} class="tl-inline-form">
      <GovukSelect
        id="section"
        name="section"
        label={{ text: 'Section' }}
        value={query.section}
        items={[
          { value: '', text: 'The whole plan' },
          ...review.plan.nodes.map(node => ({
            value: node.key,
            text: [node.level, node.number, node.title].filter(Boolean).join(' ').slice(0, 90),
          })),
        ]}
      />
      <GovukSelect
        id="show"
        name="show"
        label={{ text: 'Show' }}
        value={query.show}
        items={Object.entries(actionsShown).map(([value, text]) => ({ value, text }))}
      />
      <GovukButton text="Show" classes="govuk-button--secondary" />
    </form>
  )
}

function OneAction({ action, loaded }: { action: CorrectedAction; loaded: PartLoaded }) {
  const { imported, review, mayWrite } = loaded
  const fields = actionFields.filter(
    field => typedField(action, field) !== '' || review.sourceOf(action.id, field).length > 0,
  )
  const path = pathWords(review, action.node)
  const name = action.number ? `Action ${action.number}` : 'Action'
  return (
    <section class="tl-read-action" id={action.key} aria-labelledby={`${action.key}-heading`}>
      <h2 class="govuk-heading-s" id={`${action.key}-heading`}>
        {path && <span class="govuk-caption-m">{path}</span>}
        {name}: {action.text.length > 90 ? `${action.text.slice(0, 90)}…` : action.text}
      </h2>
      <DataTable
        caption={`${name}: in the document and as read`}
        captionSize="hidden"
        rows={fields}
        columns={[
          { heading: 'Part', isRowHeading: true, cell: field => fieldNames[field] },
          {
            heading: 'In the document',
            cell: field => <Source fragments={review.sourceOf(action.id, field)} />,
          },
          {
            heading: 'As read',
            cell: field => <ReadValue action={action} field={field} review={review} />,
          },
        ]}
      />
      {mayWrite && imported.status === 'ready' && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/plans/imports/${imported.id}/actions/${action.key}`}>
            Correct this action<span class="govuk-visually-hidden">: {action.text}</span>
          </a>
        </p>
      )}
    </section>
  )
}

/** Words of the document with the place where they stand. */
export function Source({ fragments }: { fragments: readonly Fragment[] }) {
  if (fragments.length === 0) return <span class="govuk-hint">Nothing</span>
  return (
    <>
      {fragments.map(fragment => (
        <p class="govuk-body tl-source" key={fragment.id}>
          {fragment.text || (fragment.fill ? `(shaded ${fragment.fill})` : '(empty)')}
          <span class="tl-source__place">{placeWords(fragment)}</span>
        </p>
      ))}
    </>
  )
}

function ReadValue({
  action,
  field,
  review,
}: {
  action: CorrectedAction
  field: ActionField
  review: Review
}) {
  const inferred = review
    .placementsOf(action.id)
    .filter(one => one.field === field && one.certainty === 'inferred')
  const value = <Value action={action} field={field} />
  if (action.corrected.includes(field))
    return (
      <>
        {value} <GovukTag text="Corrected by hand" classes="govuk-tag--blue" />
      </>
    )
  if (inferred.length === 0) return value
  return (
    <>
      <span class="tl-inferred">{value}</span>
      <span class="tl-inferred__why">Inferred: {reasonsOf(inferred)}</span>
    </>
  )
}

function reasonsOf(placements: readonly Placement[]): string {
  return [...new Set(placements.flatMap(one => one.why ?? []))].join('; ') || 'no reason given'
}

function Value({ action, field }: { action: CorrectedAction; field: ActionField }) {
  if (field === 'rag') return <RagTag colour={action.rag} />
  if (field === 'timescale')
    return (
      <>
        {action.timescale.raw || 'Nothing'}
        <span class="tl-source__place">Read as {timescaleWords(action.timescale)}</span>
      </>
    )
  const typed = typedField(action, field)
  if (typed === '') return <span class="govuk-hint">Nothing</span>
  if (field === 'desirable' || field === 'achievable') return <>{typed === 'yes' ? 'Yes' : 'No'}</>
  const lines = typed.split('\n')
  if (lines.length === 1) return <>{typed}</>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}
