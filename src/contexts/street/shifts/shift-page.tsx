import {
  DataTable,
  EmptyState,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListedAlert } from '../alerts/alert-queries.ts'
import { AlertTable } from '../alerts/alerts-page.tsx'
import type { ListedContact } from '../contacts/contact-list-queries.ts'
import { ContactTable } from '../contacts/contact-table.tsx'
import type { NightPeople } from '../desk/night-people.ts'
import { NightPeopleList } from '../desk/night-people-list.tsx'
import type { PeopleShown } from '../people-shown.ts'
import type { RouteStop, ShownShift } from './shift-queries.ts'
import { timesInWords } from './shift-words.ts'

export type ShiftLoaded = {
  shift: ShownShift
  alerts: ListedAlert[]
  /** Alerts of its areas that no shift looks into. */
  waiting: ListedAlert[]
  contacts: ListedContact[]
  /** Null before it has begun. */
  night: NightPeople | null
  longDays: number
  people: PeopleShown
}

/** One shift: where it goes, who goes, what it looks into, whom it met. */
export function ShiftPage({ chrome, loaded, today }: PageProps<ShiftLoaded>) {
  const { shift, alerts, waiting, contacts, night, longDays } = loaded
  const here = `/street/shifts/${shift.id}`
  return (
    <Page
      title={`Shift of ${timesInWords(shift)}`}
      chrome={chrome}
      width="full"
      back={{ href: '/street/shifts', text: 'Back to shifts' }}
    >
      <span class="govuk-caption-l">{shift.organisation}</span>
      <h1 class="govuk-heading-l">Shift of {timesInWords(shift)}</h1>
      {shift.cancelledAt && <GovukInsetText>Cancelled: {shift.cancelledBecause}</GovukInsetText>}
      <GovukSummaryList
        rows={[
          { key: { text: 'Areas' }, value: { text: shift.areas.join(', ') } },
          { key: { text: 'Meeting place' }, value: { text: shift.meetingPlace || 'Not said' } },
          {
            key: { text: 'Notes' },
            value: { html: <span class="tl-words">{shift.note || 'None'}</span> },
          },
        ]}
      />
      <Buttons shift={shift} here={here} />
      {night && (
        <section>
          <h2 class="govuk-heading-m">Who was met</h2>
          <NightPeopleList people={night} longDays={longDays} />
        </section>
      )}
      {(night || contacts.length > 0) && (
        <>
          {contacts.length === 0 ? (
            <EmptyState heading="Contacts">
              <p class="govuk-body">No contact that you can see was written down on this shift.</p>
            </EmptyState>
          ) : (
            <ContactTable caption="Contacts" contacts={contacts} />
          )}
          {!shift.cancelledAt && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/street/contacts/new?shift=${shift.id}`}>
                Write down contacts of this shift
              </a>
            </p>
          )}
        </>
      )}
      <section>
        <h2 class="govuk-heading-m">Alerts to look into</h2>
        {alerts.length === 0 ? (
          <p class="govuk-body">None.</p>
        ) : (
          <AlertTable caption="Alerts of this shift" alerts={alerts} today={today} />
        )}
        {waiting.length > 0 && !shift.isOver && !shift.cancelledAt && (
          <AlertTable
            caption="Open alerts of its areas that are on no shift"
            captionSize="s"
            alerts={waiting}
            today={today}
          />
        )}
      </section>
      <section>
        <h2 class="govuk-heading-m">Where it goes</h2>
        <Route route={shift.route} />
      </section>
      <section>
        <h2 class="govuk-heading-m">Who goes out</h2>
        <Crew shift={shift} />
      </section>
    </Page>
  )
}

function Buttons({ shift, here }: { shift: ShownShift; here: string }) {
  if (shift.cancelledAt) return null
  return (
    <div class="govuk-button-group">
      <GovukButton href={`${here}/paper`} text="List for paper" classes="govuk-button--secondary" />
      {shift.mayChange && (
        <>
          <a class="govuk-link" href={`${here}/change`}>
            Change when and where
          </a>
          <a class="govuk-link" href={`${here}/route`}>
            Change the route
          </a>
          <a class="govuk-link" href={`${here}/crew`}>
            Change the crew
          </a>
          {!shift.hasBegun && (
            <a class="govuk-link" href={`${here}/cancel`}>
              Cancel the shift
            </a>
          )}
        </>
      )}
    </div>
  )
}

function Route({ route }: { route: readonly RouteStop[] }) {
  if (route.length === 0) return <p class="govuk-body">No site is on its route yet.</p>
  return (
    <DataTable
      caption="Sites in order"
      captionSize="hidden"
      rows={route.map((stop, at) => ({ ...stop, number: at + 1 }))}
      columns={[
        { heading: 'Order', format: 'numeric', cell: stop => stop.number },
        {
          heading: 'Site',
          isRowHeading: true,
          cell: stop => (
            <>
              <a class="govuk-link" href={`/street/sites/${stop.siteId}`}>
                {stop.name}
              </a>{' '}
              {stop.hotSpot && <GovukTag text="Hot spot" classes="govuk-tag--orange" />}
            </>
          ),
        },
        { heading: 'Area', cell: stop => stop.area },
        { heading: 'What to know', cell: stop => stop.safety || 'Nothing written down' },
      ]}
    />
  )
}

function Crew({ shift }: { shift: ShownShift }) {
  if (shift.members.length === 0) return <p class="govuk-body">Nobody yet.</p>
  return (
    <DataTable
      caption="Crew"
      captionSize="hidden"
      rows={shift.members}
      columns={[
        {
          heading: 'Name',
          isRowHeading: true,
          cell: member => `${member.name}${member.leads ? ' (leads)' : ''}`,
        },
        { heading: 'Organisation', cell: member => member.organisation },
        { heading: 'Buddy', cell: member => member.buddy ?? 'Nobody yet' },
      ]}
    />
  )
}
