import {
  Dated,
  EmptyState,
  Figure,
  Figures,
  formatDay,
  GovukButton,
  Page,
} from '../../../design-system/index.ts'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListedAlert } from '../alerts/alert-queries.ts'
import { AlertTable } from '../alerts/alerts-page.tsx'
import { listHref } from '../list-form.ts'
import type { CrewOut } from '../outreach/lone-working/crew-out-queries.ts'
import { OverdueNotice } from '../outreach/lone-working/overdue-notice.tsx'
import type { PeopleShown } from '../people-shown.ts'
import type { ListedShift } from '../shifts/shift-queries.ts'
import { ShiftTable } from '../shifts/shifts-page.tsx'
import { SubNavigation } from '../sub-navigation.tsx'
import type { DeskCounts } from './desk-queries.ts'
import type { NightPeople } from './night-people.ts'
import { NightPeopleList } from './night-people-list.tsx'

export type DeskLoaded = {
  overdue: CrewOut[]
  night: PlainDate
  newest: PlainDate
  shifts: ListedShift[]
  tonight: ListedShift[]
  contacts: number
  who: NightPeople
  longDays: number
  outcomes: ListedAlert[]
  waiting: DeskCounts
  parts: { href: string; text: string }[]
  people: PeopleShown
}

/** What has to be known by the morning, and the way to everything else. */
export function DeskPage({ chrome, loaded, today }: PageProps<DeskLoaded, { night: string }>) {
  const { night, newest, shifts, tonight, contacts, who, longDays, outcomes, waiting } = loaded
  const of = (how: string) => who.met.filter(one => one.how === how).length
  const onNight = (show: Record<string, string> = {}) =>
    listHref('/street/contacts', { night, ...show })
  return (
    <Page title="The street" chrome={chrome} width="full">
      <OverdueNotice overdue={loaded.overdue} />
      <h1 class="govuk-heading-l">The street</h1>
      <SubNavigation
        label="Parts of the street"
        items={loaded.parts.map(part => ({ ...part, current: false }))}
      />
      <div class="govuk-button-group">
        <GovukButton href="/street/contacts/new" text="Write down a contact" />
        <GovukButton
          href="/street/alerts/new"
          text="Write down an alert"
          classes="govuk-button--secondary"
        />
      </div>
      <section>
        <h2 class="govuk-heading-m" id="waiting">
          What waits
        </h2>
        <Figures>
          <Figure value={waiting.alerts} label="open alerts" href="/street/alerts" />
          <Figure value={waiting.late} label="of them late" href="/street/alerts" />
          <Figure
            value={waiting.unlinked}
            label="contacts with somebody whom nobody knows"
            href="/street/contacts?show=unlinked"
            note="in the last 30 nights"
          />
        </Figures>
      </section>
      <section>
        <h2 class="govuk-heading-m" id="night">
          The night that began on {formatDay(night)}
        </h2>
        <SubNavigation
          label="Which night"
          items={[
            {
              text: 'The night before',
              href: listHref('/street', { night: addDays(night, -1) }),
              current: false,
            },
            ...(night < newest
              ? [
                  {
                    text: 'The night after',
                    href: listHref('/street', { night: addDays(night, 1) }),
                    current: false,
                  },
                  { text: 'Last night', href: '/street', current: false },
                ]
              : []),
          ]}
        />
        <Figures>
          <Figure value={contacts} label="contacts" href={onNight()} />
          <Figure value={of('new')} label="new people" />
          <Figure value={of('back')} label="back after long" />
          <Figure value={who.missed.length} label="expected and not met" />
          <Figure value={who.unknown} label="not known who" href={onNight({ show: 'unlinked' })} />
        </Figures>
        {shifts.length === 0 ? (
          <EmptyState heading="Nobody went out that night">
            <p class="govuk-body">No shift was planned. Whoever was seen all the same is below.</p>
          </EmptyState>
        ) : (
          <ShiftTable caption="Who went out" captionSize="m" shifts={shifts} />
        )}
        <NightPeopleList people={who} longDays={longDays} />
        {outcomes.length === 0 ? (
          <p class="govuk-body">No alert came to anything that night.</p>
        ) : (
          <AlertTable
            caption="Alerts that came to something"
            captionSize="m"
            alerts={outcomes}
            today={today}
          />
        )}
      </section>
      <section>
        {tonight.length === 0 ? (
          <EmptyState heading="Tonight">
            <p class="govuk-body">
              Nobody goes out tonight, <Dated value={addDays(newest, 1)} />.{' '}
              <a class="govuk-link" href="/street/shifts/new">
                Plan a shift
              </a>
            </p>
          </EmptyState>
        ) : (
          <ShiftTable caption="Tonight" captionSize="m" shifts={tonight} />
        )}
      </section>
    </Page>
  )
}
