import {
  type Column,
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukSelect,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import { listHref, pageSize } from '../list-form.ts'
import { SubNavigation } from '../sub-navigation.tsx'
import { type AlertQuery, alertSources } from './alert-form.ts'
import type { ListedAlert } from './alert-queries.ts'

type Loaded = { rows: ListedAlert[]; total: number; areas: Area[]; alertDays: number }

const shown: Record<AlertQuery['show'], { text: string; none: string }> = {
  open: { text: 'Open', none: 'Every alert has come to something.' },
  'to-tell': {
    text: 'To tell',
    none: 'Everybody who wants to hear was told, as far as you can see.',
  },
  done: { text: 'Done', none: 'No alert has come to anything yet.' },
}

/** What the public and partners told, the most urgent first. */
export function AlertsPage({ chrome, loaded, query, today }: PageProps<Loaded, AlertQuery>) {
  const { rows, total, areas, alertDays } = loaded
  const choices = Object.entries(shown) as [AlertQuery['show'], { text: string; none: string }][]
  return (
    <Page
      title="Alerts"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Alerts</h1>
      <p class="govuk-body">
        Somebody said that a person is sleeping out. Whoever told it hears what came of it within{' '}
        {alertDays} working days, bank holidays left out.
      </p>
      <GovukButton href="/street/alerts/new" text="Write down an alert" />
      <SubNavigation
        label="Which alerts"
        items={choices.map(([show, { text }]) => ({
          text,
          href: listHref('/street/alerts', { show, area: query.area }),
          current: show === query.show,
        }))}
      />
      <search>
        <form method="get" action="/street/alerts">
          <input type="hidden" name="show" value={query.show} />
          <GovukSelect
            id="area"
            name="area"
            label={{ text: 'Area' }}
            value={query.area}
            items={[
              { value: '', text: 'All areas' },
              ...areas.map(area => ({ value: area.code, text: area.name })),
            ]}
          />
          <GovukButton text="Show" classes="govuk-button--secondary" />
        </form>
      </search>
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">{shown[query.show].none}</p>
        </EmptyState>
      ) : (
        <AlertTable caption={shown[query.show].text} alerts={rows} today={today} />
      )}
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={page => listHref('/street/alerts', { ...query, page })}
      />
    </Page>
  )
}

/** Alerts as a table; on a narrow screen as blocks. */
export function AlertTable({
  caption,
  alerts,
  today,
  captionSize = 'hidden',
  more = [],
}: {
  caption: string
  alerts: readonly ListedAlert[]
  today: PlainDate
  captionSize?: 's' | 'm' | 'hidden'
  more?: readonly Column<ListedAlert>[]
}) {
  return (
    <DataTable
      caption={caption}
      captionSize={captionSize}
      rows={alerts}
      columns={[
        {
          heading: 'Place',
          isRowHeading: true,
          cell: alert => (
            <>
              <a class="govuk-link" href={`/street/alerts/${alert.id}`}>
                {[alert.place, alert.area].filter(Boolean).join(', ')}
              </a>
              {alert.joined > 0 && (
                <span class="govuk-hint govuk-!-margin-bottom-0">
                  Told {alert.joined + 1} times
                </span>
              )}
            </>
          ),
        },
        {
          heading: 'Told',
          cell: alert => (
            <>
              <Dated value={alert.toldAt} withTime />
              <span class="govuk-hint govuk-!-margin-bottom-0">{alertSources[alert.source]}</span>
            </>
          ),
        },
        { heading: 'Hears by', cell: alert => <Due alert={alert} today={today} /> },
        { heading: 'What came of it', cell: alert => <Outcome alert={alert} /> },
        ...more,
      ]}
    />
  )
}

/** By when the reporter hears, and whether that is over. */
export function Due({
  alert,
  today,
}: {
  alert: Pick<ListedAlert, 'dueOn' | 'outcome' | 'isToTell'>
  today: PlainDate
}) {
  const waits = alert.outcome === null || alert.isToTell
  return (
    <>
      <Dated value={alert.dueOn} />{' '}
      {waits && alert.dueOn < today && <GovukTag text="Late" classes="govuk-tag--red" />}
      {waits && alert.dueOn === today && <GovukTag text="Today" classes="govuk-tag--orange" />}
    </>
  )
}

function Outcome({ alert }: { alert: ListedAlert }) {
  if (alert.outcome)
    return (
      <>
        {alert.outcomeLabel}
        {alert.isToTell && ' – not told yet'}
      </>
    )
  if (!alert.shiftId) return <>On no shift yet</>
  return (
    <a class="govuk-link" href={`/street/shifts/${alert.shiftId}`}>
      On the shift of <Dated value={alert.shiftAt} withTime />
    </a>
  )
}
