import {
  CsrfField,
  DataTable,
  EmptyState,
  GovukButton,
  GovukTag,
  Pager,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import type { PeopleShown } from '../../people-shown.ts'
import type { CountLists } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot } from '../snapshot-queries.ts'
import { rowsOnPage, type ShownRow } from './row-queries.ts'
import { countsWords, RowFacts, rowName } from './row-words.tsx'

export type ForRows = {
  snapshot: ShownSnapshot
  rows: ShownRow[]
  total: number
  people: PeopleShown
  lists: CountLists
  contacts: { visible: number; all: number }
}

/** Everybody who was seen on the night, by the sheets. */
export function SheetsPage({ chrome, loaded, query }: PageProps<ForRows, { page: number }>) {
  const { snapshot } = loaded
  return (
    <CountPage snapshot={snapshot} heading="Count sheets" chrome={chrome} width="full">
      <Contributions />
      {!snapshot.fixedAt && (
        <GovukButton href={`/street/count/${snapshot.id}/sheet`} text="Type a sheet" />
      )}
      <TakeOver chrome={chrome} loaded={loaded} />
      <Rows loaded={loaded} page={query.page} path={`/street/count/${snapshot.id}/sheets`} />
    </CountPage>
  )
}

/** Everybody who is thought to have slept out on the night, with the evidence and what the meeting said. */
export function MeetingPage({ chrome, loaded, query }: PageProps<ForRows, { page: number }>) {
  const { snapshot } = loaded
  return (
    <CountPage snapshot={snapshot} heading="Estimate meeting" chrome={chrome} width="full">
      <p class="govuk-body">
        Decide about each person whether they are thought to have slept rough on that one night, by
        the evidence. Who came and who agreed is kept with the{' '}
        <a class="govuk-link" href={`/street/count/${snapshot.id}/partners`}>
          agencies consulted
        </a>
        .
      </p>
      <Contributions />
      {!snapshot.fixedAt && (
        <GovukButton href={`/street/count/${snapshot.id}/evidence/new`} text="Add somebody" />
      )}
      {snapshot.approach === 'estimate' && <TakeOver chrome={chrome} loaded={loaded} />}
      <Rows loaded={loaded} page={query.page} path={`/street/count/${snapshot.id}/meeting`} />
    </CountPage>
  )
}

function Contributions() {
  return (
    <p class="govuk-hint">
      You see what your own organisation added; the co-ordinator sees everything but those whom a
      restriction keeps from them. All of it is in the figures.
    </p>
  )
}

function TakeOver({ chrome, loaded }: Pick<PageProps<ForRows>, 'chrome' | 'loaded'>) {
  const { snapshot, contacts } = loaded
  const { visible, all } = contacts
  if (all === 0 || snapshot.fixedAt) return null
  return (
    <section aria-labelledby="take-over">
      <h2 class="govuk-heading-m" id="take-over">
        Recorded by phone on that night
      </h2>
      {visible > 0 && (
        <form method="post" action={`/street/count/${snapshot.id}/take`}>
          <CsrfField chrome={chrome} />
          <p class="govuk-body">
            {visible} {visible === 1 ? 'person was' : 'people were'} recorded as bedded down or
            about to, and {visible === 1 ? 'is' : 'are'} not on the list yet.
          </p>
          <GovukButton text={`Take over ${visible}`} preventDoubleClick />
        </form>
      )}
      {all > visible && (
        <p class="govuk-body">
          {all - visible} more {all - visible === 1 ? 'was' : 'were'} recorded that you may not see.
          Ask those who recorded them to take them over.
        </p>
      )}
    </section>
  )
}

function Rows({
  loaded,
  page,
  path,
}: {
  readonly loaded: ForRows
  readonly page: number
  readonly path: string
}) {
  const { snapshot, rows, total, lists } = loaded
  if (total === 0)
    return (
      <EmptyState>
        <p class="govuk-body">
          {snapshot.forgottenAt ? 'The working list was deleted. The figures stay.' : 'Nobody yet.'}
        </p>
      </EmptyState>
    )
  const here = `/street/count/${snapshot.id}/lines`
  return (
    <>
      <DataTable
        caption={`${total} ${total === 1 ? 'line' : 'lines'}`}
        captionSize="s"
        rows={rows}
        columns={[
          {
            heading: 'Who',
            isRowHeading: true,
            cell: row =>
              row.person ? (
                <a class="govuk-link" href={`/people/${row.person.personId}`}>
                  <bdi>{rowName(row)}</bdi>
                </a>
              ) : (
                <bdi>{rowName(row)}</bdi>
              ),
          },
          { heading: 'What is known', cell: row => <RowFacts row={row} lists={lists} /> },
          {
            heading: 'Added by',
            cell: row => [row.team, row.organisation].filter(Boolean).join(', '),
          },
          {
            heading: 'In the figure',
            cell: row => (
              <>
                <GovukTag
                  text={countsWords(row)}
                  classes={row.counts ? 'govuk-tag--green' : 'govuk-tag--grey'}
                />
                {row.reasonWords && (
                  <>
                    <br />
                    <bdi>{row.reasonWords}</bdi>
                  </>
                )}
                {row.decidedBy && <span class="govuk-hint">{row.decidedBy}</span>}
              </>
            ),
          },
          {
            heading: 'Change',
            cell: row =>
              snapshot.fixedAt ? (
                'Fixed'
              ) : (
                <>
                  <a class="govuk-link" href={`${here}/${row.id}/decision`}>
                    Decide<span class="govuk-visually-hidden"> about {rowName(row)}</span>
                  </a>
                  <br />
                  <a class="govuk-link" href={`${here}/${row.id}`}>
                    Put right<span class="govuk-visually-hidden"> {rowName(row)}</span>
                  </a>
                </>
              ),
          },
        ]}
      />
      <Pager
        page={page}
        pageSize={rowsOnPage}
        total={total}
        label="Pages of lines"
        href={number => `${path}?page=${number}`}
      />
    </>
  )
}
