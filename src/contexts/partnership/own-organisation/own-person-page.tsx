import {
  ActionBar,
  CsrfField,
  Dated,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { waysInRows } from '../invitations/invitation-page.tsx'
import type { WaysIn } from '../invitations/invite.ts'
import { roleNames } from '../permissions.ts'
import type { ShownUser } from '../users/user-queries.ts'

/** Somebody of one's own organisation, and what its administrator can do. */
export function OwnPersonPage({
  actor,
  chrome,
  loaded: { user, ways },
}: PageProps<{ user: ShownUser; ways: WaysIn | undefined }>) {
  const here = `/organisation/people/${user.id}`
  const isOwn = user.id === actor.userId
  return (
    <Page
      title={user.name}
      chrome={chrome}
      back={{ href: '/organisation', text: `Back to ${actor.organisationName}` }}
    >
      <h1 class="govuk-heading-l">{user.name}</h1>
      {user.disabledAt && (
        <GovukInsetText>
          This account ended on <Dated value={user.disabledAt} withTime />. {user.name} cannot sign
          in.
        </GovukInsetText>
      )}
      <GovukSummaryList
        rows={[
          {
            key: { text: 'Email address' },
            value: { html: <span class="tl-break">{user.email}</span> },
          },
          {
            key: { text: 'Roles' },
            value: { text: user.roles.map(role => roleNames[role]).join(', ') || 'None' },
          },
          { key: { text: 'Teams' }, value: { text: user.teams.join(', ') || 'None' } },
          ...waysInRows(ways),
        ]}
      />
      {ways ? (
        <ActionBar>
          <GovukButton href={`${here}/edit`} text="Change this person" />
          {!user.disabledAt && (
            <a class="govuk-link" href={`${here}/one-time-code`}>
              Make a one-time code
            </a>
          )}
        </ActionBar>
      ) : (
        <p class="govuk-body">
          {isOwn
            ? 'This is you. Another administrator changes your roles and teams.'
            : 'This person has a role over the whole partnership. Its administrators change it.'}
        </p>
      )}
      {user.disabledAt && ways && (
        <form method="post" action={`${here}/enable`}>
          <CsrfField chrome={chrome} />
          <GovukButton
            text="Let them sign in again"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      )}
      {!user.disabledAt && !isOwn && (
        <form method="post" action={`${here}/end`}>
          <CsrfField chrome={chrome} />
          <p class="govuk-body" id="end-hint">
            When {user.name} leaves, end the account: they are signed out at once, and their work
            stays.
          </p>
          <GovukButton
            text="End this account"
            classes="govuk-button--warning"
            preventDoubleClick
            attributes={{ 'aria-describedby': 'end-hint' }}
          />
        </form>
      )}
    </Page>
  )
}
