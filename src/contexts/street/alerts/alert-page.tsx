import {
  CsrfField,
  Dated,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListedShift } from '../shifts/shift-queries.ts'
import { shiftInWords } from '../shifts/shift-words.ts'
import { gridReference } from '../sites/grid-reference-rules.ts'
import { alertSources } from './alert-form.ts'
import type { ShownAlert, ShownReporter, SuggestedAlert } from './alert-queries.ts'
import { AlertTable, Due } from './alerts-page.tsx'

export type AlertLoaded = {
  alert: ShownAlert
  like: SuggestedAlert[]
  shifts: ListedShift[]
  mayTell: boolean
}

/** One alert: what was told, what is done about it, who else said the same, and who hears. */
export function AlertPage({ chrome, loaded, today }: PageProps<AlertLoaded>) {
  const { alert, like, shifts, mayTell } = loaded
  const here = `/street/alerts/${alert.id}`
  return (
    <Page
      title={`Alert: ${alert.place}`}
      chrome={chrome}
      width="full"
      back={{ href: '/street/alerts', text: 'Back to alerts' }}
    >
      <span class="govuk-caption-l">Alert</span>
      <h1 class="govuk-heading-l">{alert.place}</h1>
      {alert.joinedTo && (
        <GovukInsetText>
          This says the same as{' '}
          <a class="govuk-link" href={`/street/alerts/${alert.joinedTo}`}>
            an alert that was told before it
          </a>
          . What comes of that one counts for this one too.
        </GovukInsetText>
      )}
      <GovukSummaryList rows={toldRows(alert, today)} />
      {alert.joinedTo ? (
        <Separate chrome={chrome} here={here} alert={alert} />
      ) : (
        <>
          <section>
            <h2 class="govuk-heading-m">What came of it</h2>
            {alert.outcome ? (
              <GovukSummaryList rows={outcomeRows(alert)} />
            ) : (
              <p class="govuk-body">Nothing yet.</p>
            )}
            <GovukButton
              href={`${here}/outcome`}
              text={alert.outcome ? 'Change what came of it' : 'Say what came of it'}
              classes={alert.outcome ? 'govuk-button--secondary' : ''}
            />
          </section>
          {!alert.outcome && (
            <PutOnShift chrome={chrome} here={here} alert={alert} shifts={shifts} />
          )}
          <Same chrome={chrome} here={here} alert={alert} like={like} today={today} />
          <Reporters here={here} alert={alert} mayTell={mayTell} />
        </>
      )}
    </Page>
  )
}

function toldRows(alert: ShownAlert, today: string) {
  const { easting, northing } = alert
  const row = (text: string, value: string) => ({
    key: { text },
    value: { html: <span class="tl-words">{value || 'Not told'}</span> },
  })
  return [
    row('Area', alert.area ?? 'Not known'),
    ...(alert.site
      ? [
          {
            key: { text: 'Site' },
            value: {
              html: (
                <a class="govuk-link" href={`/street/sites/${alert.siteId}`}>
                  {alert.site}
                </a>
              ),
            },
          },
        ]
      : []),
    ...(easting !== null && northing !== null
      ? [row('Grid reference', gridReference({ easting, northing }))]
      : []),
    row('How the person looks', alert.description),
    row('What else was told', alert.words),
    {
      key: { text: 'When they were seen' },
      value: { html: <Dated value={alert.seenAt} withTime absent="Not told" /> },
    },
    {
      key: { text: 'Told' },
      value: {
        html: (
          <>
            <Dated value={alert.toldAt} withTime />, {alertSources[alert.source]}
            {alert.recordedBy && `, written down by ${alert.recordedBy}`}
          </>
        ),
      },
    },
    {
      key: { text: 'Hears by' },
      value: { html: <Due alert={alert} today={today} /> },
    },
  ]
}

function outcomeRows(alert: ShownAlert) {
  return [
    { key: { text: 'Outcome' }, value: { text: alert.outcomeLabel ?? '' } },
    ...(alert.contactId
      ? [
          {
            key: { text: 'Contact' },
            value: {
              html: (
                <a class="govuk-link" href={`/street/contacts/${alert.contactId}`}>
                  The contact in which they were found
                </a>
              ),
            },
          },
        ]
      : []),
    ...(alert.outcomeWords
      ? [
          {
            key: { text: 'More' },
            value: { html: <span class="tl-words">{alert.outcomeWords}</span> },
          },
        ]
      : []),
    {
      key: { text: 'Said' },
      value: {
        html: (
          <>
            <Dated value={alert.outcomeAt} withTime />
            {alert.outcomeBy && `, ${alert.outcomeBy}`}
          </>
        ),
      },
    },
  ]
}

type Part = { chrome: Chrome; here: string; alert: ShownAlert }

function Separate({ chrome, here, alert }: Part) {
  return (
    <form method="post" action={`${here}/separate`}>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="version" value={alert.version} />
      <GovukButton
        text="It is about somebody else after all"
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </form>
  )
}

function PutOnShift({ chrome, here, alert, shifts }: Part & { shifts: ListedShift[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">Which shift looks into it</h2>
      {shifts.length === 0 && !alert.shiftId ? (
        <p class="govuk-body">
          No shift is planned.{' '}
          <a class="govuk-link" href="/street/shifts/new">
            Plan a shift
          </a>
        </p>
      ) : (
        <form method="post" action={`${here}/shift`}>
          <CsrfField chrome={chrome} />
          <input type="hidden" name="version" value={alert.version} />
          <GovukSelect
            id="shift"
            name="shift"
            label={{ text: 'Shift' }}
            value={alert.shiftId ?? ''}
            items={[
              { value: '', text: 'None yet' },
              ...shifts.map(shift => ({ value: shift.id, text: shiftInWords(shift) })),
            ]}
          />
          <GovukButton text="Save" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      )}
    </section>
  )
}

function Same({
  chrome,
  here,
  alert,
  like,
  today,
}: Part & { like: SuggestedAlert[]; today: string }) {
  if (alert.same.length === 0 && like.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Who else said the same</h2>
      {alert.same.length > 0 && (
        <AlertTable
          caption="Joined to this alert"
          alerts={alert.same}
          today={today}
          captionSize="s"
        />
      )}
      {like.length > 0 && (
        <>
          <p class="govuk-body">These may be about the same person. Look before you join them.</p>
          <ul class="govuk-list">
            {like.map(one => (
              <li>
                <a class="govuk-link" href={`/street/alerts/${one.id}`}>
                  {one.place}
                </a>
                , told <Dated value={one.toldAt} withTime />: {one.reasons.join('; ')}
                {!(alert.outcome && one.outcome) && (
                  <form method="post" action={`${here}/join`}>
                    <CsrfField chrome={chrome} />
                    <input type="hidden" name="version" value={alert.version} />
                    <input type="hidden" name="to" value={one.id} />
                    <GovukButton
                      text="They say the same"
                      classes="govuk-button--secondary"
                      preventDoubleClick
                    />
                  </form>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const hows = { phone: 'by telephone', email: 'by email', other: 'in another way' }

function Reporters({
  here,
  alert,
  mayTell,
}: {
  here: string
  alert: ShownAlert
  mayTell: boolean
}) {
  if (alert.reporters.length === 0)
    return mayTell ? (
      <section>
        <h2 class="govuk-heading-m">Who hears what came of it</h2>
        <p class="govuk-body">Nobody asked to hear.</p>
      </section>
    ) : null
  return (
    <section>
      <h2 class="govuk-heading-m">Who hears what came of it</h2>
      <p class="govuk-body">
        Nothing is sent from here: ring or write to them yourself, with words that give nobody away.
      </p>
      {alert.reporters.map(reporter => (
        <GovukSummaryList rows={reporterRows(reporter, here, alert, mayTell)} />
      ))}
    </section>
  )
}

function reporterRows(reporter: ShownReporter, here: string, alert: ShownAlert, mayTell: boolean) {
  const reach = [reporter.phone, reporter.email].filter(Boolean).join(', ')
  return [
    { key: { text: 'Name' }, value: { text: reporter.name || 'Not given' } },
    { key: { text: 'Reached by' }, value: { text: reach || 'Not given' } },
    {
      key: { text: 'Told' },
      value: {
        html: reporter.answeredAt ? (
          <>
            <Dated value={reporter.answeredAt} withTime />, {reporter.answeredBy},{' '}
            {hows[reporter.answeredHow ?? 'other']}
            <p class="govuk-hint tl-words">{reporter.answer}</p>
          </>
        ) : (
          <>{reporter.wantsAnswer ? 'Not yet' : 'They do not want to hear'}</>
        ),
      },
      ...(mayTell && alert.outcome && !reporter.answeredAt && reporter.wantsAnswer
        ? {
            actions: {
              items: [
                {
                  href: `${here}/tell/${reporter.alertId}`,
                  text: 'Tell them',
                  visuallyHiddenText: `: ${reporter.name || 'whoever told it'}`,
                },
              ],
            },
          }
        : {}),
    },
  ]
}
