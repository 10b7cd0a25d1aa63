import {
  DataTable,
  Dated,
  EmptyState,
  GovukInsetText,
  Page,
  Pager,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { listHref } from '../../list-form.ts'
import type { PeopleShown } from '../../people-shown.ts'
import type { Reason } from '../contract.ts'
import { type HeldItem, type SentItem, sentOnPage } from './held-queries.ts'
import { kindWords, stateWords } from './held-words.ts'

export type MyNights = {
  held: HeldItem[]
  sent: { items: SentItem[]; total: number }
  names: ReadonlyMap<string, string>
  people: PeopleShown
}

/** For whoever went out: what their phone sent, what is safe, and what waits for them with the reason. */
export function MyNightsPage({ chrome, loaded, query }: PageProps<MyNights, { page: number }>) {
  const { held, sent, names } = loaded
  return (
    <Page
      title="My nights"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">My nights</h1>
      <p class="govuk-body">
        {sent.total === 0
          ? 'Your phone has sent nothing yet.'
          : `${sent.total === 1 ? 'One thing that you wrote down on your phone is' : `${sent.total.toLocaleString('en-GB')} things that you wrote down on your phone are`} on the server. None of it is lost, whatever becomes of the phone.`}
      </p>
      <HeldList held={held} />
      <h2 class="govuk-heading-m">What your phone sent</h2>
      {sent.items.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing here.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="What your phone sent, newest first"
          captionSize="hidden"
          rows={sent.items}
          columns={[
            { heading: 'Night of', isRowHeading: true, cell: row => <Dated value={row.nightOf} /> },
            { heading: 'What', cell: row => <What row={row} names={names} /> },
            { heading: 'Where', cell: row => row.place ?? '–' },
            {
              heading: 'Reached the server',
              cell: row => <Dated value={row.receivedAt} withTime />,
            },
            {
              heading: 'Now',
              cell: row =>
                row.outcome === 'held' ? 'Kept aside, with a reason' : <Noted notes={row.notes} />,
            },
          ]}
        />
      )}
      <Pager
        page={query.page}
        pageSize={sentOnPage}
        total={sent.total}
        href={page => listHref('/street/my-nights', { page })}
      />
    </Page>
  )
}

function HeldList({ held }: { held: HeldItem[] }) {
  if (held.length === 0) return <GovukInsetText text="Nothing waits for you." />
  return (
    <DataTable
      caption="What could not be recorded as you sent it"
      rows={held}
      columns={[
        {
          heading: 'What',
          isRowHeading: true,
          cell: row => (
            <a class="govuk-link" href={`/street/held/${row.id}`}>
              {kindWords[row.kind]}, night of <Dated value={row.nightOf} />
            </a>
          ),
        },
        { heading: 'Why', cell: row => <Reasons reasons={row.reasons} /> },
        {
          heading: 'State',
          cell: row => (row.state === 'waiting' ? 'Waits for you' : stateWords[row.state]),
        },
      ]}
    />
  )
}

/** Why something was not taken, one reason a line. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {reasons.map(({ message }) => (
        <li>{message}</li>
      ))}
    </ul>
  )
}

function Noted({ notes }: { notes: readonly Reason[] }) {
  return notes.length === 0 ? <>Recorded</> : <Reasons reasons={notes} />
}

function What({ row, names }: { row: SentItem; names: ReadonlyMap<string, string> }) {
  if (row.kind !== 'contact' || !row.seenAt) return <>{kindWords[row.kind]}</>
  const whom = (row.recordId && names.get(row.recordId)) || row.description || 'Nobody knows who'
  return (
    <>
      <a class="govuk-link" href={`/street/contacts/${row.id}`}>
        <Dated value={row.seenAt} withTime />
      </a>
      , <bdi>{whom}</bdi>
    </>
  )
}
