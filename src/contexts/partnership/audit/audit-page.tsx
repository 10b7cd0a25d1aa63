import {
  DataTable,
  Dated,
  EmptyState,
  FilterPanel,
  GovukButton,
  GovukDateInput,
  GovukInput,
  GovukInsetText,
  GovukPagination,
  GovukSelect,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { pageSize } from '../list-form.ts'
import type { AuditEvent, ChainProblem, listAuditEvents } from './audit-queries.ts'
import { type AuditQuery, auditHref } from './audit-query-form.ts'
import { detailLines, eventWords, subjectHref } from './event-words.ts'

type Loaded = Awaited<ReturnType<typeof listAuditEvents>> & {
  kinds: string[]
  chain: { checked: number; problems: ChainProblem[] }
}

/** Who did what in the partnership, newest first. */
export function AuditPage({ chrome, loaded, query }: PageProps<Loaded, AuditQuery>) {
  const { shown, older, kinds, chain } = loaded
  const wrongDay = query.day === undefined
  return (
    <Page
      title="What was done"
      chrome={chrome}
      width="full"
      errors={
        wrongDay
          ? [
              {
                field: 'day',
                message: 'Day must be a real date, like 27 3 2026',
                href: '#day-day',
              },
            ]
          : []
      }
      back={{ href: '/partnership', text: 'Back to the partnership' }}
    >
      <h1 class="govuk-heading-l">What was done</h1>
      <p class="govuk-body">
        Every change is kept here with who made it, and cannot be changed or removed. Each event is
        sealed together with the one before it, so that a gap would show.
      </p>
      <ChainState chain={chain} whole={false} />
      <GovukButton
        href="/partnership/audit/check"
        text="Check the whole chain"
        classes="govuk-button--secondary"
      />
      <Filter query={query} kinds={kinds} wrongDay={wrongDay} />
      {shown.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">No event matches.</p>
        </EmptyState>
      ) : (
        <DataTable caption="Events" captionSize="hidden" columns={columns} rows={shown} />
      )}
      {(older !== undefined || query.before !== undefined) && (
        <GovukPagination
          landmarkLabel="Pages of events"
          previous={
            query.before === undefined
              ? undefined
              : { href: auditHref(query), text: 'Back to the newest' }
          }
          next={
            older === undefined
              ? undefined
              : {
                  href: auditHref(query, { before: older }),
                  text: `The next ${pageSize}, older`,
                }
          }
        />
      )}
    </Page>
  )
}

const columns = [
  { heading: 'Number', format: 'numeric' as const, cell: (row: AuditEvent) => row.number },
  { heading: 'When', cell: (row: AuditEvent) => <Dated value={row.at} withTime /> },
  {
    heading: 'Who',
    cell: (row: AuditEvent) =>
      row.userId ? (
        <>
          <a class="govuk-link" href={`/partnership/users/${row.userId}`}>
            {row.name}
          </a>
          {row.organisation && `, ${row.organisation}`}
        </>
      ) : (
        'The service'
      ),
  },
  {
    heading: 'What',
    isRowHeading: true,
    cell: (row: AuditEvent) => {
      const href = subjectHref(row.subjectKind, row.subjectId)
      const said = eventWords(row.event)
      return href ? (
        <a class="govuk-link" href={href}>
          {said}
        </a>
      ) : (
        said
      )
    },
  },
  {
    heading: 'Details',
    cell: (row: AuditEvent) => {
      const lines = detailLines(row.event, row.details)
      if (lines.length === 0) return 'None'
      return (
        <ul class="govuk-list govuk-!-margin-bottom-0">
          {lines.map(line => (
            <li class="tl-break">{line}</li>
          ))}
        </ul>
      )
    },
  },
]

/** Whether the events looked at follow one another unbroken. */
function ChainState({ chain, whole }: { chain: Loaded['chain']; whole: boolean }) {
  if (chain.problems.length === 0)
    return (
      <GovukInsetText
        text={
          whole
            ? `The chain is whole: all ${chain.checked} events were checked, and none was changed, removed or cut off.`
            : 'The chain is whole here: none of the events below was changed or removed, and none was cut off after the newest.'
        }
      />
    )
  return (
    <>
      <GovukWarningText
        iconFallbackText="Warning"
        text="The chain is broken. Tell whoever runs the service at once, and keep the last backup."
      />
      <ul class="govuk-list govuk-list--bullet">
        {chain.problems.slice(0, 100).map(({ number, problem }) => (
          <li>
            Event {number}: {problem}
          </li>
        ))}
      </ul>
    </>
  )
}

function Filter({
  query,
  kinds,
  wrongDay,
}: {
  query: AuditQuery
  kinds: string[]
  wrongDay: boolean
}) {
  const without = (changed: Partial<AuditQuery>) => auditHref({ ...query, ...changed })
  const noDay = { typedDay: { day: '', month: '', year: '' }, day: null }
  const selected = [
    ...(query.person
      ? [{ text: `Person: ${query.person}`, removeHref: without({ person: '' }) }]
      : []),
    ...(query.event ? [{ text: eventWords(query.event), removeHref: without({ event: '' }) }] : []),
    ...(query.day ? [{ text: `Day: ${query.day}`, removeHref: without(noDay) }] : []),
  ]
  return (
    <FilterPanel
      action="/partnership/audit"
      selected={selected}
      clearHref="/partnership/audit"
      isOpen={wrongDay}
    >
      <GovukInput
        id="person"
        name="person"
        label={{ text: 'Person' }}
        hint={{ text: 'Name or email address, or a part of it' }}
        classes="govuk-!-width-one-half"
        value={query.person}
      />
      <GovukSelect
        id="event"
        name="event"
        label={{ text: 'What was done' }}
        value={query.event}
        items={[
          { value: '', text: 'Anything' },
          ...kinds.map(kind => ({ value: kind, text: eventWords(kind) })),
        ]}
      />
      <GovukDateInput
        id="day"
        namePrefix="day"
        fieldset={{ legend: { text: 'Day' } }}
        values={query.typedDay}
        errorMessage={wrongDay ? { text: 'Day must be a real date, like 27 3 2026' } : undefined}
      />
    </FilterPanel>
  )
}

/** The answer to 'is everything still there?'. */
export function ChainCheckPage({ chrome, loaded }: PageProps<Loaded['chain']>) {
  return (
    <Page
      title="Check of the whole chain"
      chrome={chrome}
      back={{ href: '/partnership/audit', text: 'Back to what was done' }}
    >
      <h1 class="govuk-heading-l">Check of the whole chain</h1>
      <ChainState chain={loaded} whole />
      <p class="govuk-body">
        Whoever runs the service checks every partnership with the command{' '}
        <code>throughline audit verify</code>.
      </p>
    </Page>
  )
}
