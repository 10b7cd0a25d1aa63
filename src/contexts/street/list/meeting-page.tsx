import {
  type Column,
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { Changed } from './flow-queries.ts'
import { flowWords, type ShownPeriod } from './flow-rules.ts'
import { ListNavigation } from './list-navigation.tsx'
import { areaItems, countInWords } from './list-page.tsx'
import type { ListedPerson } from './list-queries.ts'
import { NextStepWords, PersonLink, SeenWords } from './list-words.tsx'
import type { MeetingQuery } from './meeting-form.ts'
import type { Meeting, Moved } from './meeting-queries.ts'

export type ForMeeting = {
  meetings: Meeting[]
  last: Meeting | null
  from: PlainDate
  /** [before, now]; null where the reader is not shown numbers as they are. */
  flow: ShownPeriod[] | null
  changed: Changed[]
  moved: Moved[]
  overdue: ListedPerson[]
  withoutLead: number
  unseen: ListedPerson[]
  unseenDays: number
  areas: Area[]
  people: PeopleShown
}

/** What a meeting goes through: what changed since the last one, and what should have been done. To be printed too. */
export function MeetingPage({
  chrome,
  loaded,
  query,
  actor,
  today,
}: PageProps<ForMeeting, MeetingQuery>) {
  const { last, from, flow, changed, moved, overdue, unseen, withoutLead, unseenDays } = loaded
  const came = changed.filter(one => one.direction === 'in')
  const left = changed.filter(one => one.direction === 'out')
  return (
    <Page
      title="The list for the meeting"
      chrome={chrome}
      width="full"
      back={{ href: '/street/list', text: 'Back to the list' }}
    >
      <h1 class="govuk-heading-l">The list for the meeting</h1>
      <ListNavigation here="/street/list/meeting" roles={actor.roles} />
      <p class="govuk-body">
        What changed since{' '}
        {last ? (
          <>
            the meeting on <Dated value={last.heldOn} />
            {last.area && ` of ${last.area}`}
          </>
        ) : (
          <Dated value={from} />
        )}
        , as it is known now. What was told late or put right since then is among it.
      </p>
      <search>
        <form method="get" action="/street/list/meeting">
          <GovukSelect
            id="area"
            name="area"
            label={{ text: 'Area' }}
            value={query.area}
            items={areaItems(loaded.areas)}
          />
          <GovukButton text="Show" classes="govuk-button--secondary" />
        </form>
      </search>
      {flow && <Numbers flow={flow} from={from} />}
      <People
        caption="Came on the list"
        rows={came}
        columns={[
          { heading: 'Since', cell: one => <Dated value={one.on} /> },
          { heading: 'Why', cell: reasonOf },
          { heading: 'Area', cell: one => one.area ?? 'Not known' },
        ]}
      />
      <People
        caption="Left the list"
        rows={left}
        columns={[
          { heading: 'Since', cell: one => <Dated value={one.on} /> },
          { heading: 'Why', cell: reasonOf },
          { heading: 'Area', cell: one => one.area ?? 'Not known' },
        ]}
      />
      <People
        caption="Moved to another area"
        rows={moved}
        columns={[
          { heading: 'Since', cell: one => <Dated value={one.on} /> },
          { heading: 'From', cell: one => one.from ?? 'Not known' },
          { heading: 'To', cell: one => one.to ?? 'Not known' },
        ]}
      />
      <People
        caption="Whose next step is overdue"
        rows={overdue}
        columns={[
          {
            heading: 'Next step',
            cell: one => <NextStepWords care={one.care} today={today} />,
          },
          { heading: 'Lead worker', cell: one => one.care?.lead ?? 'Nobody yet' },
        ]}
      />
      <People
        caption={`Not seen for ${unseenDays} days`}
        rows={unseen}
        columns={[
          { heading: 'Last seen', cell: one => <SeenWords seen={one.seen} today={today} /> },
          { heading: 'Lead worker', cell: one => one.care?.lead ?? 'Nobody yet' },
        ]}
      />
      {withoutLead > 0 && (
        <p class="govuk-body">
          Nobody leads yet for{' '}
          <a class="govuk-link" href="/street/list?lead=nobody">
            {countInWords(withoutLead)}
          </a>
          .
        </p>
      )}
      <p class="govuk-body">There may be more that you may not see.</p>
      {actor.roles.includes('coordinator') && (
        <GovukButton href="/street/list/meeting/new" text="We went through the list" />
      )}
      <Before meetings={loaded.meetings} />
    </Page>
  )
}

function reasonOf({ direction, reason }: Changed): string {
  return (
    flowWords.find(one => one.direction === direction && one.reason === reason)?.label ?? reason
  )
}

function Numbers({ flow, from }: { flow: ShownPeriod[]; from: PlainDate }) {
  const [opening, closing] = flow
  if (!opening || !closing) return null
  return (
    <p class="govuk-body">
      <Dated value={from} />: {opening.active} on the list. Since then {closing.came} came and{' '}
      {closing.left} left. Now: <strong>{closing.active}</strong>.
    </p>
  )
}

function People<Row extends { person: ListedPerson['person'] }>({
  caption,
  rows,
  columns,
}: {
  caption: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
}) {
  if (rows.length === 0)
    return (
      <EmptyState heading={caption}>
        <p class="govuk-body">Nobody.</p>
      </EmptyState>
    )
  return (
    <DataTable
      caption={`${caption}: ${rows.length}`}
      rows={rows}
      columns={[
        { heading: 'Person', isRowHeading: true, cell: row => <PersonLink person={row.person} /> },
        ...columns,
      ]}
    />
  )
}

function Before({ meetings }: { meetings: Meeting[] }) {
  if (meetings.length === 0) return null
  return (
    <DataTable
      caption="Meetings before"
      rows={meetings}
      columns={[
        {
          heading: 'On',
          isRowHeading: true,
          cell: one => (
            <a class="govuk-link" href={`/street/list/meeting?since=${one.heldOn}`}>
              <Dated value={one.heldOn} />
            </a>
          ),
        },
        { heading: 'Of', cell: one => one.area ?? 'The whole list' },
        { heading: 'Note', cell: one => <bdi>{one.note}</bdi> },
        { heading: 'Written down by', cell: one => one.recordedBy },
      ]}
    />
  )
}
