import { DataTable, Dated, EmptyState, Page, Pager } from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { listHref } from '../../list-form.ts'
import { type HeldItem, heldOnPage, type UnseenContact } from './held-queries.ts'
import { kindWords, stateWords } from './held-words.ts'
import { Reasons } from './my-nights-page.tsx'

type Loaded = {
  handed: { items: HeldItem[]; total: number } | null
  unseen: { organisation: string; items: number }[]
  closed: UnseenContact[] | null
}

/** What phones sent and could not be taken as it was: for the co-ordinator; and, apart, for the data guardian. */
export function HandedOverPage({ chrome, loaded, query }: PageProps<Loaded, { page: number }>) {
  const { handed, unseen, closed } = loaded
  return (
    <Page
      title="Handed over"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Handed over</h1>
      {handed && (
        <>
          <p class="govuk-body">
            What was written down on a phone and could not be recorded as it was. Put it right,
            record it as it is, or say why it is not recorded. Nothing is deleted.
          </p>
          {unseen.map(({ organisation, items }) => (
            <p class="govuk-body">
              {items === 1 ? 'One more' : `${items} more`} of {organisation}{' '}
              {items === 1 ? 'is' : 'are'} about people whom you may not see. Ask them to put{' '}
              {items === 1 ? 'it' : 'them'} right on their own page.
            </p>
          ))}
          <Handed {...handed} page={query.page} />
        </>
      )}
      {closed && <Closed contacts={closed} />}
    </Page>
  )
}

function Handed({ items, total, page }: { items: HeldItem[]; total: number; page: number }) {
  if (total === 0)
    return (
      <EmptyState>
        <p class="govuk-body">Nothing was handed over.</p>
      </EmptyState>
    )
  return (
    <>
      <DataTable
        caption="Waiting, handed over first"
        rows={items}
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
          { heading: 'Sent by', cell: row => `${row.sender}, ${row.organisation}` },
          { heading: 'Why', cell: row => <Reasons reasons={row.reasons} /> },
          {
            heading: 'State',
            cell: row => (
              <>
                {stateWords[row.state]}
                {row.words && <p class="govuk-hint govuk-!-margin-bottom-0">{row.words}</p>}
              </>
            ),
          },
          { heading: 'Since', cell: row => <Dated value={row.receivedAt} withTime /> },
        ]}
      />
      <Pager
        page={page}
        pageSize={heldOnPage}
        total={total}
        href={one => listHref('/street/handed-over', { page: one })}
      />
    </>
  )
}

function Closed({ contacts }: { contacts: UnseenContact[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Kept with people who were closed meanwhile</h2>
      <p class="govuk-body">
        Somebody went out, met a person on their list, and by the time their phone had a signal they
        might not see that person any more. What they saw is kept with the person, under the same
        protection, and they were not told why. Tell those who work with the person, if it matters.
      </p>
      {contacts.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">There are none.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Newest first"
          captionSize="hidden"
          rows={contacts}
          columns={[
            {
              heading: 'Night of',
              isRowHeading: true,
              cell: row => (
                <a class="govuk-link" href={`/people/${row.personId}`}>
                  <Dated value={row.nightOf} />
                </a>
              ),
            },
            { heading: 'Observed by', cell: row => row.organisation },
            { heading: 'Reached the server', cell: row => <Dated value={row.keptAt} withTime /> },
          ]}
        />
      )}
    </>
  )
}
