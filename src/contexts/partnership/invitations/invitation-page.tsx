import {
  CsrfField,
  Dated,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukSummaryList,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import type { Invitation, WaysIn } from './invite.ts'

export type InviteLoaded = {
  user: { id: string; name: string; email: string }
  ways: WaysIn | undefined
  back: string
}

/** Before a one-time code is made. */
export function InvitePage({ chrome, errors, loaded }: FormProps<InviteLoaded>) {
  const { user, ways, back } = loaded
  const title = `A one-time code for ${user.name}`
  const begun = ways !== undefined && (ways.password || ways.providers.length > 0)
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: back, text: `Back to ${user.name}` }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        With it {user.name} chooses their own password, or binds the account of their organisation.
        You never learn their password.
      </p>
      {begun && (
        <p class="govuk-body">
          Make sure that it is really them who ask. When they use the code, they are signed out
          wherever they are signed in.
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {begun && (
          <GovukCheckboxes
            name="afresh"
            errorMessage={errorMessageFor(errors, 'afresh')}
            items={[
              {
                value: 'yes',
                text: 'They also lost their telephone, key or work account',
                hint: {
                  text: 'Removes their authenticator app, passkeys, recovery codes and organisation’s sign-in when the code is used',
                },
              },
            ]}
          />
        )}
        <GovukButton text="Make the code" preventDoubleClick />
      </form>
    </Page>
  )
}

/** The code, this once, to hand over or print. */
export function ShownInvitation({
  chrome,
  user,
  invitation,
  address,
  back,
}: {
  chrome: Chrome
  user: { name: string; email: string }
  invitation: Invitation
  /** Of the page where the code is used. */
  address: string
  back: string
}) {
  return (
    <Page title={`One-time code for ${user.name}`} chrome={chrome}>
      <h1 class="govuk-heading-l">One-time code for {user.name}</h1>
      <GovukWarningText
        text="This code is not shown again. Hand it over in person, on the telephone or printed, never with other people looking."
        iconFallbackText="Warning"
      />
      <GovukSummaryList
        rows={[
          {
            key: { text: 'Address' },
            value: { html: <span class="tl-break">{address}</span> },
          },
          {
            key: { text: 'One-time code' },
            value: { html: <strong class="tl-code">{invitation.code}</strong> },
          },
          {
            key: { text: 'Link with the code in it' },
            value: { html: <span class="tl-break">{`${address}#${invitation.code}`}</span> },
          },
          {
            key: { text: 'Good until' },
            value: { html: <Dated value={invitation.expiresAt} withTime /> },
          },
        ]}
      />
      <p class="govuk-body">It can be used once. A new code replaces it.</p>
      <GovukButton href={back} text="Continue" />
    </Page>
  )
}

/** How somebody signs in, as rows of a summary list. */
export function waysInRows(ways: WaysIn | undefined) {
  if (!ways) return []
  const has = [
    ...ways.providers,
    ways.password ? 'password' : '',
    ways.app ? 'authenticator app' : '',
    ways.passkeys > 0 ? 'passkey' : '',
  ].filter(Boolean)
  return [
    {
      key: { text: 'Signs in with' },
      value: { text: has.length > 0 ? has.join(', ') : 'Has not signed in yet' },
    },
    {
      key: { text: 'Last signed in' },
      value: ways.signedInAt
        ? { html: <Dated value={ways.signedInAt} withTime /> }
        : { text: 'Never' },
    },
    ...(ways.invitedUntil
      ? [
          {
            key: { text: 'One-time code' },
            value: {
              html: (
                <>
                  Good until <Dated value={ways.invitedUntil} withTime />
                </>
              ),
            },
          },
        ]
      : []),
  ]
}
