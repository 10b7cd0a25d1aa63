import {
  DataTable,
  Dated,
  formatDay,
  formatFigure,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import { listHref } from '../list-form.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { Changed } from './flow-queries.ts'
import type { FlowQuery } from './flow-query-form.ts'
import { flowWords, type ShownPeriod } from './flow-rules.ts'
import { ListNavigation } from './list-navigation.tsx'
import { areaItems, countInWords } from './list-page.tsx'
import { PersonLink } from './list-words.tsx'
import { MonthPicture } from './month-picture.tsx'

export type ForFlow = {
  from: PlainDate
  until: PlainDate
  known: PlainDate | null
  opening: ShownPeriod
  closing: ShownPeriod
  months: { end: PlainDate; period: ShownPeriod }[]
  /** Numbers are shown as they are to those who may see the people behind them. */
  isExact: boolean
  /** Whoever stands behind the number that was asked for; null: none was. */
  behind: { words: string; changed: Changed[]; hidden: number } | null
  areas: Area[]
  people: PeopleShown
}

/** Who came on the list and who left it: what was, and came, less what left, is what is. */
export function FlowPage({ chrome, loaded, query, actor }: PageProps<ForFlow, FlowQuery>) {
  const { from, until, known, opening, closing, isExact, behind } = loaded
  const href = (reason: string) =>
    `${listHref('/street/list/flow', { ...query, from, until, reason })}#behind`
  const rowsOf = (direction: 'in' | 'out') =>
    flowWords.flatMap((word, at) => {
      const value = closing.flows[at] ?? 0
      return word.direction === direction && (value !== 0 || !isQuiet(word.reason))
        ? [{ ...word, value }]
        : []
    })
  const lines = [
    { label: <>On the list at the end of {formatDay(from)}</>, value: opening.active, reason: '' },
    ...rowsOf('in').map(row => ({
      label: <>+ {row.label}</>,
      value: row.value,
      reason: `in:${row.reason}`,
    })),
    ...rowsOf('out').map(row => ({
      label: <>− {row.label}</>,
      value: row.value,
      reason: `out:${row.reason}`,
    })),
    {
      label: <strong>= On the list at the end of {formatDay(until)}</strong>,
      value: closing.active,
      reason: '',
    },
  ]
  return (
    <Page
      title="Who came and who left"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Who came and who left</h1>
      <ListNavigation here="/street/list/flow" roles={actor.roles} />
      <p class="govuk-body">
        Everybody who sleeps rough on a day is on the list on that day. Each who came and each who
        left is counted with the reason, each time.
        {known && ` As it was known at the end of ${formatDay(known)}.`}
      </p>
      {isExact && <Choose loaded={loaded} area={query.area} />}
      <DataTable
        caption="The list from one day to the other"
        rows={lines}
        columns={[
          { heading: 'What', isRowHeading: true, cell: line => line.label },
          {
            heading: 'People',
            format: 'numeric',
            cell: line =>
              isExact && line.reason && line.value !== 0 ? (
                <a class="govuk-link" href={href(line.reason)}>
                  {formatFigure(line.value)}
                  <span class="govuk-visually-hidden">: show who</span>
                </a>
              ) : (
                formatFigure(line.value)
              ),
          },
        ]}
      />
      {!isExact && (
        <p class="govuk-body">
          Small numbers, and others from which they could be worked out, are suppressed.
        </p>
      )}
      {behind && <Behind behind={behind} />}
      <Months loaded={loaded} />
    </Page>
  )
}

function Choose({ loaded, area }: { loaded: ForFlow; area: string }) {
  const { from, until, known, areas } = loaded
  const day = (name: string, label: string, value: PlainDate | null) => (
    <div class="govuk-grid-column-one-quarter">
      <GovukInput id={name} name={name} type="date" label={{ text: label }} value={value ?? ''} />
    </div>
  )
  return (
    <search>
      <form method="get" action="/street/list/flow">
        <div class="govuk-grid-row">
          {day('from', 'From the end of', from)}
          {day('until', 'To the end of', until)}
          <div class="govuk-grid-column-one-quarter">
            <GovukSelect
              id="area"
              name="area"
              label={{ text: 'Area' }}
              value={area}
              items={areaItems(areas)}
            />
          </div>
          {day('known', 'As known on (optional)', known)}
        </div>
        <GovukButton text="Show" classes="govuk-button--secondary" />
      </form>
    </search>
  )
}

/** Reasons that are not worth a line where there is nobody. */
function isQuiet(reason: string): boolean {
  return ['merged', 'put-right', 'moved-in', 'moved-out'].includes(reason)
}

function Behind({ behind }: { behind: NonNullable<ForFlow['behind']> }) {
  return (
    <section id="behind">
      {behind.changed.length > 0 && (
        <DataTable
          caption={behind.words}
          rows={behind.changed}
          columns={[
            {
              heading: 'Person',
              isRowHeading: true,
              cell: one => <PersonLink person={one.person} />,
            },
            { heading: 'On', cell: one => <Dated value={one.on} /> },
            { heading: 'Area', cell: one => one.area ?? 'Not known' },
          ]}
        />
      )}
      {behind.hidden > 0 && (
        <p class="govuk-body">
          {behind.changed.length > 0 ? 'And ' : `${behind.words}: `}
          {countInWords(behind.hidden)} whom you may not see.
        </p>
      )}
    </section>
  )
}

function Months({ loaded: { months, isExact } }: { loaded: ForFlow }) {
  const shown = months.slice(1)
  return (
    <>
      <h2 class="govuk-heading-m">Month by month</h2>
      <MonthPicture
        months={shown.map(({ end, period }) => ({ month: end.slice(0, 7), active: period.active }))}
      />
      <DataTable
        caption="On the list at the end of each month, and who came and left in it"
        captionSize="s"
        rows={shown}
        columns={[
          {
            heading: 'Last night',
            isRowHeading: true,
            cell: ({ end }) => <Dated value={end} />,
          },
          { heading: 'Came', format: 'numeric', cell: ({ period }) => formatFigure(period.came) },
          { heading: 'Left', format: 'numeric', cell: ({ period }) => formatFigure(period.left) },
          {
            heading: 'On the list',
            format: 'numeric',
            cell: ({ period }) => formatFigure(period.active),
          },
          {
            heading: 'Why',
            cell: ({ period }) => reasonsInWords(period),
          },
        ]}
      />
      <p class="govuk-body-s">
        As it is known now; late entries change earlier months.
        {!isExact && ' Small numbers are suppressed.'}
      </p>
    </>
  )
}

function reasonsInWords(period: ShownPeriod): string {
  return (
    flowWords
      .flatMap((word, at) => {
        const value = period.flows[at] ?? 0
        const sign = word.direction === 'in' ? '+' : '−'
        return value === 0 ? [] : [`${sign} ${word.label}: ${formatFigure(value)}`]
      })
      .join('; ') || 'Nobody came or left'
  )
}
