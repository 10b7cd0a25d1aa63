import {
  ActionBar,
  CsrfField,
  Dated,
  GovukButton,
  GovukSummaryList,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { roleNames } from '../permissions.ts'
import type { OwnFactors, OwnSession } from './own-factors.ts'

export type AccountLoaded = { factors: OwnFactors; sessions: OwnSession[] }

/** One's own account. */
export function AccountPage({ actor, chrome, loaded }: PageProps<AccountLoaded>) {
  return (
    <Page title="Your account" chrome={chrome}>
      <h1 class="govuk-heading-l">Your account</h1>
      <GovukSummaryList
        rows={[
          { key: { text: 'Name' }, value: { text: actor.name } },
          {
            key: { text: 'Email address' },
            value: { html: <span class="tl-break">{actor.email}</span> },
          },
          { key: { text: 'Organisation' }, value: { text: actor.organisationName } },
          { key: { text: 'Partnership' }, value: { text: actor.partnershipName } },
          {
            key: { text: 'Roles' },
            value: { text: actor.roles.map(role => roleNames[role]).join(', ') || 'None' },
          },
        ]}
      />
      <p class="govuk-body">
        If something here is not right, ask an administrator of the partnership to change it.
      </p>
      <HowYouSignIn factors={loaded.factors} chrome={chrome} />
      <WhereSignedIn sessions={loaded.sessions} chrome={chrome} />
    </Page>
  )
}

function HowYouSignIn({ factors, chrome }: { factors: OwnFactors; chrome: Chrome }) {
  const { appAddedAt, passkeys, providers } = factors
  const hasFactor = appAddedAt !== null || passkeys.length > 0
  return (
    <>
      <h2 class="govuk-heading-m">How you sign in</h2>
      <GovukSummaryList
        rows={[
          ...(providers.length > 0
            ? [
                {
                  key: { text: 'Your organisation’s sign-in' },
                  value: { text: providers.map(one => one.name).join(', ') },
                },
              ]
            : []),
          {
            key: { text: 'Password' },
            value: { text: factors.hasPassword ? 'Set' : 'None' },
            actions: {
              items: factors.hasPassword
                ? [{ href: '/account/password', text: 'Change', visuallyHiddenText: 'password' }]
                : [],
            },
          },
          {
            key: { text: 'Authenticator app' },
            value: {
              html: appAddedAt ? (
                <>
                  Added <Dated value={appAddedAt} />
                  <form method="post" action="/account/app/remove">
                    <CsrfField chrome={chrome} />
                    <button class="tl-link-button" type="submit">
                      Remove<span class="govuk-visually-hidden"> authenticator app</span>
                    </button>
                  </form>
                </>
              ) : (
                <>None</>
              ),
            },
            actions: {
              items: [
                {
                  href: '/account/app',
                  text: appAddedAt ? 'Change' : 'Add',
                  visuallyHiddenText: 'authenticator app',
                },
              ],
            },
          },
          {
            key: { text: 'Passkeys' },
            value: { text: passkeys.map(key => key.name).join(', ') || 'None' },
            actions: {
              items: [
                {
                  href: '/account/passkeys',
                  text: passkeys.length > 0 ? 'Change' : 'Add',
                  visuallyHiddenText: 'passkeys',
                },
              ],
            },
          },
          ...(hasFactor
            ? [
                {
                  key: { text: 'Recovery codes' },
                  value: { text: `${factors.recoveryLeft} left` },
                  actions: {
                    items: [
                      {
                        href: '/account/recovery-codes',
                        text: 'Make new ones',
                        visuallyHiddenText: 'recovery codes',
                      },
                    ],
                  },
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function WhereSignedIn({ sessions, chrome }: { sessions: OwnSession[]; chrome: Chrome }) {
  return (
    <>
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <ul class="govuk-list tl-sessions">
        {sessions.map(session => (
          <li>
            <p class="govuk-body govuk-!-margin-bottom-1">
              <strong>{session.device || 'A browser'}</strong>{' '}
              {session.isThis && <GovukTag text="This device" classes="govuk-tag--green" />}
            </p>
            <p class="govuk-body govuk-!-margin-bottom-1">
              Signed in <Dated value={session.startedAt} withTime /> with {session.way}. Last used{' '}
              <Dated value={session.seenAt} withTime />.
            </p>
            {!session.isThis && (
              <form method="post" action={`/account/sessions/${session.id}/end`}>
                <CsrfField chrome={chrome} />
                <button class="tl-link-button" type="submit">
                  Sign out this device
                  <span class="govuk-visually-hidden">: {session.device}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        If you think that somebody else uses your account, or you left a shared computer without
        signing out, end every session and then change your password.
      </p>
      <ActionBar>
        <form method="post" action="/account/sign-out-everywhere">
          <CsrfField chrome={chrome} />
          <GovukButton
            text="Sign out everywhere"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      </ActionBar>
    </>
  )
}
