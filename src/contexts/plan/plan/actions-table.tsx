import { type Column, DataTable, GovukTag, RagTag } from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import { dueMeaning } from '../action/due-words.ts'
import type { Timescale } from '../reading/reading.ts'
import { statuses } from '../review/colour-rules.ts'
import type { ListedAction } from './list-actions.ts'
import { stateFilters } from './plan-filter-form.ts'
import type { Judged, Standing } from './standing-queries.ts'

/** Actions of a plan in a table, each readable without its colour. `day` is the day they are shown as at. */
export function ActionsTable({
  caption,
  actions,
  slug,
  day,
  hiddenCaption = false,
}: {
  caption: string
  actions: readonly ListedAction[]
  slug: string
  day: PlainDate
  hiddenCaption?: boolean
}) {
  const columns: Column<ListedAction>[] = [
    {
      heading: 'Action',
      isRowHeading: true,
      cell: action => (
        <a class="govuk-link" href={`/plans/${slug}/actions/${action.actionId}`}>
          {action.number && `${action.number} `}
          {action.text}
        </a>
      ),
    },
    { heading: 'Due', cell: action => <Due action={action} day={day} /> },
    { heading: 'Lead', cell: action => <Leads leads={action.leads} /> },
    { heading: 'How it is going', cell: action => <HowItGoes action={action} /> },
  ]
  return (
    <DataTable
      caption={caption}
      captionSize={hiddenCaption ? 'hidden' : 'm'}
      columns={columns}
      rows={actions}
    />
  )
}

function timescaleOf(action: Standing): Timescale {
  return {
    raw: action.timescaleRaw,
    kind: action.timescaleKind,
    from: action.timescaleFrom,
    to: action.timescaleTo,
    every: action.timescaleEvery,
  }
}

/** The plan's own words and what they mean: 'Apr-20 · 30 April 2020, 6 years late'. */
export function Due({ action, day }: { action: Judged; day: PlainDate }) {
  const meaning = dueMeaning(
    { timescale: timescaleOf(action), dueOn: action.dueOn, late: action.late },
    day,
  )
  const raw = action.timescaleRaw
  if (raw === '' || raw.toLowerCase() === meaning.toLowerCase()) return <>{meaning}</>
  return (
    <>
      {raw} <span class="tl-muted">· {meaning}</span>
    </>
  )
}

function Leads({ leads }: { leads: ListedAction['leads'] }) {
  if (leads.length === 0) return <span class="tl-muted">No lead named</span>
  return <>{leads.map(lead => lead.printed).join(', ')}</>
}

/** The state in words and colour, and what wants attention. */
function HowItGoes({ action }: { action: Judged }) {
  const flags = [
    action.late && 'Late',
    action.stale && 'Not reviewed lately',
    action.unowned && 'No owner',
  ].filter(flag => flag !== false)
  return (
    <>
      <StateTag action={action} />
      {flags.length > 0 && (
        <ul class="tl-flags">
          {flags.map(flag => (
            <li>
              <GovukTag text={flag} classes="govuk-tag--grey" />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function StateTag({ action }: { action: Standing }) {
  if (action.state !== 'active')
    return <GovukTag text={stateFilters[action.state]} classes="govuk-tag--grey" />
  const words =
    action.status === 'not-known'
      ? undefined
      : `${statuses[action.status]}${action.continues ? ', continues' : ''}`
  if (action.colour === null && words) return <>{words} (no colour)</>
  return <RagTag colour={action.colour} word={words} />
}
