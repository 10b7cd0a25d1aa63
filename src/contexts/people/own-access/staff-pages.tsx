import {
  assetPath,
  CsrfField,
  Dated,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukInsetText,
  GovukRadios,
  GovukSummaryList,
  Page,
  SideBySide,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import type { ShownPerson } from '../record/person-queries.ts'
import type { PersonAsked } from '../record/person-sections.ts'
import type { OwnSetting } from './own-setting.ts'

/** A code that was given or an access that was taken up, as staff see it. */
export type OwnState = {
  kind: 'code' | 'access'
  id: string
  state: string
  at: Date
  untilAt: Date | null
  byName: string | null
  byOrganisation: string | null
  hasKey: boolean
}

const stateWords: Record<string, string> = {
  good: 'not used yet, good until',
  used: 'used',
  withdrawn: 'stopped',
  expired: 'ran out on',
  'giver-left': 'stopped, since whoever gave it has left',
  merged: 'stopped, since records were merged or parted',
  open: 'in use since',
  closed: 'waits for a worker',
  ended: 'ended on',
}

function StateLine({ one }: { one: OwnState }) {
  const on = one.state === 'open' ? one.at : one.untilAt
  return (
    <>
      {stateWords[one.state] ?? one.state}{' '}
      {['good', 'expired', 'open', 'ended'].includes(one.state) && on && <Dated value={on} />}
      {one.kind === 'code' && one.byName && `. Given by ${one.byName}, ${one.byOrganisation ?? ''}`}
      {one.kind === 'access' &&
        one.state === 'open' &&
        (one.hasKey ? '. They keep a key' : '. They keep no key')}
    </>
  )
}

/** The part of the page about a person that says whether they have a page of their own. */
export function OwnAccessSection({ states, asked }: { states: OwnState[]; asked: PersonAsked }) {
  const [newest] = states.filter(one => one.kind === 'access')
  const waiting = states.find(one => one.kind === 'code' && one.state === 'good')
  return (
    <>
      <p class="govuk-body">
        {newest ? (
          <>
            Their own page: <StateLine one={newest} />.
          </>
        ) : (
          'They have not opened a page of their own.'
        )}
        {waiting && (
          <>
            {' '}
            A code is <StateLine one={waiting} />.
          </>
        )}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${asked.personId}/own-access`}>
          Give a code, or stop their access
        </a>
      </p>
    </>
  )
}

/** Giving a code, and what was given. */
export function OwnAccessPage({
  chrome,
  loaded,
  errors,
  values,
}: FormProps<{ person: ShownPerson; states: OwnState[] }>) {
  const { person, states } = loaded
  const here = `/people/${person.personId}/own-access`
  const open = states.some(one =>
    one.kind === 'code' ? one.state === 'good' : one.state !== 'ended',
  )
  const closed = states.find(one => one.kind === 'access' && one.state === 'closed')
  return (
    <Page
      title={`Their own page – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Their own page</h1>
      <p class="govuk-body">
        With a code they see in plain words what is held about them, who may see it and who looked.
        They can say what is wrong, say no, and ask for a copy. Warnings, notes and private things
        are never shown on it: go through those with them, in person.
      </p>
      {closed && (
        <GovukInsetText>
          <p class="govuk-body">
            Records were merged or parted since they opened their page, so it is closed. If you know
            the person, and what is shown here is theirs, open it again. If not, stop it.
          </p>
          <form method="post" action={`${here}/${closed.id}/confirm`} novalidate>
            <CsrfField chrome={chrome} />
            <GovukButton text="It is theirs: open it again" preventDoubleClick />
          </form>
        </GovukInsetText>
      )}
      {states.length > 0 && (
        <GovukSummaryList
          rows={states.map(one => ({
            key: { text: one.kind === 'code' ? 'Code' : 'Their page' },
            value: {
              html: (
                <>
                  <StateLine one={one} />
                  {one.kind === 'code' && (
                    <p class="govuk-hint">
                      Given on <Dated value={one.at} withTime />
                    </p>
                  )}
                </>
              ),
            },
          }))}
        />
      )}
      <h2 class="govuk-heading-m">Give a code</h2>
      <p class="govuk-body">
        Make sure that it is them, and that it is safe for them to carry a slip of paper. It works
        once; then they choose something that only they know. A code given before and not used
        stops.
      </p>
      <form method="post" action={here} novalidate>
        <CsrfField chrome={chrome} />
        <GovukRadios
          idPrefix="how"
          name="how"
          fieldset={{
            legend: { text: 'How do you give it?', classes: 'govuk-fieldset__legend--s' },
          }}
          value={typedText(values, 'how')}
          errorMessage={errorMessageFor(errors, 'how')}
          items={[
            { value: 'printed', text: 'On a slip of paper' },
            { value: 'shown', text: 'They use it now, beside me' },
          ]}
        />
        <p class="govuk-hint">Codes cannot be sent by text or email from here yet.</p>
        <GovukButton text="Make a code" preventDoubleClick />
      </form>
      {open && (
        <>
          <h2 class="govuk-heading-m">Stop it</h2>
          <p class="govuk-body">
            Codes, keys and open pages stop at once. You can give a new code at any time.
          </p>
          <form method="post" action={`${here}/withdraw`} novalidate>
            <CsrfField chrome={chrome} />
            <GovukButton
              text="Stop their access"
              classes="govuk-button--warning"
              preventDoubleClick
            />
          </form>
        </>
      )}
    </Page>
  )
}

/** The slip to print: nothing on it says what it is for, whom it is about or who gave it. */
export function SlipPage(props: {
  chrome: Chrome
  personId: string
  code: string | undefined
  until: Date | null
  address: string
}) {
  const { chrome, personId, code, until, address } = props
  const here = `/people/${personId}/own-access`
  if (!code)
    return (
      <Page
        title="The code is not shown any more"
        chrome={chrome}
        back={{ href: here, text: 'Back' }}
      >
        <h1 class="govuk-heading-l">The code is not shown any more</h1>
        <p class="govuk-body">It is kept nowhere. If they do not have it, make a new one.</p>
      </Page>
    )
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>Slip</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={assetPath('main.css')} />
      </head>
      <body class="govuk-template__body tl-slip-page">
        <script src={assetPath('enabled.js')} />
        <main class="tl-slip" id="main-content">
          <h1 class="govuk-heading-m">Your page</h1>
          <p class="govuk-body">Go to</p>
          <p class="govuk-body tl-slip__address">{address}</p>
          <p class="govuk-body">Choose ‘I have a new code’ and type</p>
          <p class="govuk-body tl-slip__code">{code}</p>
          {until && (
            <p class="govuk-body">
              It works once, until <Dated value={until} />.
            </p>
          )}
        </main>
        <div class="govuk-width-container tl-slip__staff">
          <p class="govuk-body">
            Print this page on A6 paper, or let them type the code now. It is shown for ten minutes,
            and kept nowhere.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href={here}>
              Done
            </a>
          </p>
        </div>
      </body>
    </html>
  )
}

const shownWords = {
  role: 'Their organisation and what they do: ‘A worker, Lantern Outreach’',
  'first-name': 'Their first name as well',
  'full-name': 'Their first and last name as well',
}

/** What the data guardian sets for the whole partnership. */
export function OwnSettingPage(props: FormProps<OwnSetting>) {
  const { chrome, errors, loaded, values, stale } = props
  return (
    <Page title="People’s own pages" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">People’s own pages</h1>
      {stale && (
        <SideBySide
          left={{
            heading: 'Saved meanwhile',
            content: (
              <p class="govuk-body">
                {shownWords[loaded.staffShown]}; {loaded.codeDays} days; {loaded.leaveTo}
              </p>
            ),
          }}
          right={{
            heading: 'What you typed',
            content: (
              <p class="govuk-body">It is in the form below. Save again if it still holds.</p>
            ),
          }}
        />
      )}
      <form method="post" action="/people/own-access/settings" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, loaded.version)} />
        <GovukRadios
          idPrefix="staffShown"
          name="staffShown"
          fieldset={{
            legend: {
              text: 'How are staff who looked shown to the person?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          value={typedText(values, 'staffShown', loaded.staffShown)}
          errorMessage={errorMessageFor(errors, 'staffShown')}
          items={Object.entries(shownWords).map(([value, text]) => ({ value, text }))}
        />
        <GovukInput
          id="codeDays"
          name="codeDays"
          label={{ text: 'How many days does a code work that nobody used?' }}
          classes="govuk-input--width-2"
          inputmode="numeric"
          value={typedText(values, 'codeDays', String(loaded.codeDays))}
          errorMessage={errorMessageFor(errors, 'codeDays')}
        />
        <GovukInput
          id="leaveTo"
          name="leaveTo"
          type="url"
          label={{ text: 'Where does ‘Exit this page’ go?' }}
          hint={{ text: 'A page that anybody might look at, such as the weather' }}
          value={typedText(values, 'leaveTo', loaded.leaveTo)}
          errorMessage={errorMessageFor(errors, 'leaveTo')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
