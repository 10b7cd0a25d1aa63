import {
  DataTable,
  Dated,
  EmptyState,
  FilterPanel,
  GovukInput,
  GovukInsetText,
  GovukSelect,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import type { Code } from '../code-queries.ts'
import { listHref, pageSize } from '../list-form.ts'
import type { PeopleShown } from '../people-shown.ts'
import { ListNavigation } from './list-navigation.tsx'
import type { ListedPerson } from './list-queries.ts'
import { type ListQuery, marks, unknownArea } from './list-query-form.ts'
import { Marks, NextStepWords, PersonLink, SeenWords } from './list-words.tsx'
import { markWords } from './mark-rules.ts'

export type ForList = {
  rows: ListedPerson[]
  total: number
  /** Of the same status and area, whom the reader may not see; null where that is not asked for or not for them to know. */
  hidden: number | null
  areas: Area[]
  statuses: Code[]
  groups: Code[]
  leads: { id: string; name: string }[]
  people: PeopleShown
}

const orderWords = {
  since: 'Who came last, first',
  seen: 'Who was not seen for longest, first',
  step: 'Whose next step is soonest, first',
}

/** The by-name list: who sleeps rough, or where the others are, one calm line for each. */
export function ListPage({ chrome, loaded, query, today, actor }: PageProps<ForList, ListQuery>) {
  const { rows, total, hidden, statuses } = loaded
  const status = statuses.find(one => one.code === query.status)
  const day = query.day ?? today
  return (
    <Page
      title="By-name list"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">By-name list</h1>
      <ListNavigation here="/street/list" roles={actor.roles} />
      {(query.day || query.known) && <PastDay query={query} today={today} />}
      <Filters loaded={loaded} query={query} />
      {total === 0 ? (
        <EmptyState heading="Nobody">
          <p class="govuk-body">
            Nobody whom you may see is on the list like that. Choose fewer filters, or another
            status.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption={`${status?.label ?? ''}: ${countInWords(total)}`}
          rows={rows}
          columns={[
            {
              heading: 'Person',
              isRowHeading: true,
              cell: row => (
                <>
                  <PersonLink person={row.person} />
                  {row.age && !row.person.isRestricted && `, ${row.age}`}
                  <Marks marks={row.marks} />
                  {row.person.hasWarning && (
                    <p class="govuk-hint govuk-!-margin-bottom-0">
                      Read the warning before you meet them
                    </p>
                  )}
                  {row.care?.group && (
                    <p class="govuk-hint govuk-!-margin-bottom-0">{row.care.group}</p>
                  )}
                </>
              ),
            },
            { heading: 'Last seen', cell: row => <SeenWords seen={row.seen} today={today} /> },
            {
              heading: query.status === 'active' ? 'On the list since' : 'Since',
              cell: row => (
                <>
                  <Dated value={row.since} />
                  <p class="govuk-hint govuk-!-margin-bottom-0">
                    {[row.reason, row.area].filter(Boolean).join(', ')}
                  </p>
                </>
              ),
            },
            { heading: 'Lead worker', cell: row => row.care?.lead ?? 'Nobody yet' },
            {
              heading: 'Next step',
              cell: row => <NextStepWords care={row.care} today={today} />,
            },
          ]}
        />
      )}
      <p class="govuk-body">
        {hidden !== null && hidden > 0
          ? `And ${countInWords(hidden)} whom you may not see.`
          : 'There may be more that you may not see.'}
      </p>
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={page => hrefOf({ ...query, page })}
      />
      {total > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf({ ...query, page: 1 }, '/street/list.csv')}>
            Download these {total} people as a spreadsheet
          </a>
          . That you did is written down, with whom it holds.
        </p>
      )}
      <p class="govuk-body-s">
        {marks.map(mark => `${markWords[mark].label}: ${markWords[mark].hint}. `)}
        As the list stands at the end of {day === today ? 'today' : 'that day'}.
      </p>
    </Page>
  )
}

/** The list as a file has the same filters. */
function hrefOf(query: ListQuery, path = '/street/list'): string {
  const { status, order, ...rest } = query
  return listHref(path, {
    ...rest,
    status: status === 'active' ? '' : status,
    order: order === 'since' ? '' : order,
  })
}

export function countInWords(people: number): string {
  return people === 1 ? '1 person' : `${people} people`
}

function PastDay({ query, today }: { query: ListQuery; today: string }) {
  return (
    <GovukInsetText>
      The list at the end of <Dated value={query.day ?? today} />
      {query.known && (
        <>
          , as it was known at the end of <Dated value={query.known} />
        </>
      )}
      . Who leads, what is done next and when somebody was seen last stand as they are today.{' '}
      <a class="govuk-link" href={hrefOf({ ...query, day: null, known: null, page: 1 })}>
        The list today
      </a>
    </GovukInsetText>
  )
}

function Filters({ loaded, query }: { loaded: ForList; query: ListQuery }) {
  const { statuses, areas, groups, leads } = loaded
  const without = (change: Partial<ListQuery>) => hrefOf({ ...query, page: 1, ...change })
  const names = {
    area:
      query.area === unknownArea
        ? 'Nobody knows where'
        : areas.find(one => one.code === query.area)?.name,
    group: groups.find(one => one.code === query.group)?.label,
    lead:
      query.lead === 'me'
        ? 'me'
        : query.lead === 'nobody'
          ? 'nobody'
          : leads.find(one => one.id === query.lead)?.name,
  }
  const selected = [
    ...(query.status !== 'active'
      ? [
          {
            text: statuses.find(one => one.code === query.status)?.label ?? '',
            removeHref: without({ status: 'active' }),
          },
        ]
      : []),
    ...(names.area ? [{ text: names.area, removeHref: without({ area: '' }) }] : []),
    ...(names.group ? [{ text: names.group, removeHref: without({ group: '' }) }] : []),
    ...(names.lead
      ? [{ text: `Lead worker: ${names.lead}`, removeHref: without({ lead: '' }) }]
      : []),
    ...(query.unseen !== null
      ? [
          {
            text: `Not seen for ${query.unseen} days`,
            removeHref: without({ unseen: null }),
          },
        ]
      : []),
    ...(query.mark
      ? [{ text: markWords[query.mark].label, removeHref: without({ mark: null }) }]
      : []),
  ]
  return (
    <FilterPanel action="/street/list" selected={selected} clearHref="/street/list" isOpen={false}>
      <GovukSelect
        id="status"
        name="status"
        label={{ text: 'Status' }}
        value={query.status}
        items={statuses.map(one => ({ value: one.code, text: one.label }))}
      />
      <GovukSelect
        id="area"
        name="area"
        label={{ text: 'Area' }}
        value={query.area}
        items={areaItems(areas)}
      />
      <GovukSelect
        id="group"
        name="group"
        label={{ text: 'Target group' }}
        value={query.group}
        items={[
          { value: '', text: 'All' },
          ...groups.map(one => ({ value: one.code, text: one.label })),
        ]}
      />
      <GovukSelect
        id="lead"
        name="lead"
        label={{ text: 'Lead worker' }}
        value={query.lead}
        items={[
          { value: '', text: 'All' },
          { value: 'me', text: 'Me' },
          { value: 'nobody', text: 'Nobody yet' },
          ...leads.map(one => ({ value: one.id, text: one.name })),
        ]}
      />
      <GovukInput
        id="unseen"
        name="unseen"
        label={{ text: 'Not seen for how many days' }}
        value={query.unseen === null ? '' : String(query.unseen)}
        classes="govuk-input--width-3"
        inputmode="numeric"
      />
      <GovukSelect
        id="mark"
        name="mark"
        label={{ text: 'Marked as' }}
        value={query.mark ?? ''}
        items={[
          { value: '', text: 'All' },
          ...marks.map(one => ({ value: one, text: markWords[one].label })),
        ]}
      />
      <GovukSelect
        id="order"
        name="order"
        label={{ text: 'In which order' }}
        value={query.order}
        items={Object.entries(orderWords).map(([value, text]) => ({ value, text }))}
      />
      <GovukInput
        id="day"
        name="day"
        type="date"
        label={{ text: 'At the end of which day' }}
        hint={{ text: 'Leave it empty for today' }}
        value={query.day ?? ''}
      />
      <GovukInput
        id="known"
        name="known"
        type="date"
        label={{ text: 'As it was known at the end of which day' }}
        hint={{ text: 'Leave it empty for what is known now' }}
        value={query.known ?? ''}
      />
    </FilterPanel>
  )
}

/** All areas, each, and nobody knows where. */
export function areaItems(areas: readonly Area[]): { value: string; text: string }[] {
  return [
    { value: '', text: 'All areas' },
    ...areas.map(area => ({ value: area.code, text: area.name })),
    { value: unknownArea, text: 'Nobody knows where' },
  ]
}
