import { Dated, GovukWarningText, Page } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListedAlert } from '../alerts/alert-queries.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { SeenThere } from './paper-queries.ts'
import type { RouteStop, ShownShift } from './shift-queries.ts'
import { timesInWords } from './shift-words.ts'

export type PaperLoaded = {
  shift: ShownShift
  alerts: (ListedAlert & { description: string })[]
  seen: SeenThere[]
  people: PeopleShown
}

const blankLines = Array.from({ length: 12 }, (_, at) => at + 1)

/** The list of a shift for those without a telephone: to print, to take along, and to bring back. */
export function PaperPage({ chrome, loaded }: PageProps<PaperLoaded>) {
  const { shift, alerts, seen } = loaded
  return (
    <Page
      title={`Paper list, ${timesInWords(shift)}`}
      chrome={chrome}
      width="full"
      back={{ href: `/street/shifts/${shift.id}`, text: 'Back to the shift' }}
    >
      <div class="tl-paper">
        <h1 class="govuk-heading-m">Shift of {timesInWords(shift)}</h1>
        <p class="govuk-body">
          {shift.organisation}. {shift.areas.join(', ')}. Meet: {shift.meetingPlace || 'not said'}.
          Crew: {shift.crew.join(', ') || 'nobody yet'}.
        </p>
        <div class="tl-no-print">
          <p class="govuk-body">
            Print this page from your browser. What is printed is written down.
          </p>
        </div>
        <GovukWarningText
          text="This paper names people. Bring it back and have it destroyed the same morning. Lost: tell the co-ordinator at once."
          iconFallbackText="Warning"
        />
        {shift.route.map((stop, at) => (
          <Stop stop={stop} number={at + 1} seen={seen.filter(one => one.siteId === stop.siteId)} />
        ))}
        {alerts.length > 0 && (
          <>
            <h2 class="govuk-heading-s">Alerts</h2>
            <ul class="govuk-list govuk-list--bullet">
              {alerts.map(alert => (
                <li>
                  {[alert.place, alert.area].filter(Boolean).join(', ')}
                  {alert.description && `: ${alert.description}`}. Found / not found / not sleeping
                  out: ________
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 class="govuk-heading-s">Contacts</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
        <section class="tl-paper__scroll" aria-label="Lines to write on" tabIndex={0}>
          <table class="govuk-table">
            <thead>
              <tr>
                {[
                  'Time',
                  'Who, or how they looked',
                  'Where',
                  'Bedded down / about to / not',
                  'Offered, and what they said',
                ].map(heading => (
                  <th scope="col" class="govuk-table__header">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {blankLines.map(() => (
                <tr class="tl-paper__blank">
                  <td></td>
                  <td></td>
                  <td></td>
                  <td></td>
                  <td></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </Page>
  )
}

function Stop({
  stop,
  number,
  seen,
}: {
  stop: RouteStop
  number: number
  seen: readonly SeenThere[]
}) {
  return (
    <section>
      <h2 class="govuk-heading-s">
        {number}. {stop.name}, {stop.area}
      </h2>
      {stop.words !== '' && <p class="govuk-body tl-words">{stop.words}</p>}
      {stop.safety !== '' && (
        <p class="govuk-body tl-words">
          <strong>To know: {stop.safety}</strong>
        </p>
      )}
      {seen.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {seen.map(one => (
            <li>
              <bdi>{one.who}</bdi>, last on the night of <Dated value={one.lastNight} />
              {one.hasWarning && (
                <strong> – there is a warning: read it on their page before you go</strong>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
