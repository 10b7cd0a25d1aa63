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
import type { ShownUser } from './user-queries.ts'

type Loaded = { user: ShownUser; ways: WaysIn | undefined }

/** Somebody who may sign in, and what an administrator can do about it. */
export function UserPage({ actor, chrome, loaded }: PageProps<Loaded>) {
  const { user, ways } = loaded
  const here = `/partnership/users/${user.id}`
  return (
    <Page
      title={user.name}
      chrome={chrome}
      back={{ href: '/partnership/users', text: 'Back to people' }}
    >
      <h1 class="govuk-heading-l">{user.name}</h1>
      {user.disabledAt && (
        <GovukInsetText>
          This account was disabled on <Dated value={user.disabledAt} withTime />. {user.name}{' '}
          cannot sign in.
        </GovukInsetText>
      )}
      <GovukSummaryList
        rows={[
          {
            key: { text: 'Email address' },
            value: { html: <span class="tl-break">{user.email}</span> },
          },
          {
            key: { text: 'Organisation' },
            value: {
              html: (
                <a class="govuk-link" href={`/partnership/organisations/${user.organisationId}`}>
                  {user.organisation}
                </a>
              ),
            },
          },
          {
            key: { text: 'Roles' },
            value: { text: user.roles.map(role => roleNames[role]).join(', ') || 'None' },
          },
          { key: { text: 'Teams' }, value: { text: user.teams.join(', ') || 'None' } },
          { key: { text: 'Groups' }, value: { text: user.groups.join(', ') || 'None' } },
          { key: { text: 'Posts' }, value: { html: <Posts posts={user.posts} /> } },
          ...waysInRows(ways),
          { key: { text: 'Added' }, value: { html: <Dated value={user.createdAt} /> } },
        ]}
      />
      <ActionBar>
        <GovukButton href={`${here}/edit`} text="Change this person" />
        {user.id === actor.userId ? (
          <a class="govuk-link" href="/account">
            Your account
          </a>
        ) : (
          <a class="govuk-link" href={`${here}/one-time-code`}>
            Make a one-time code
          </a>
        )}
        <a class="govuk-link" href={`/partnership/audit?person=${encodeURIComponent(user.email)}`}>
          What they have done
        </a>
      </ActionBar>
      {user.disabledAt ? (
        <form method="post" action={`${here}/enable`}>
          <CsrfField chrome={chrome} />
          <GovukButton
            text="Enable this account"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      ) : (
        <form method="post" action={`${here}/disable`}>
          <CsrfField chrome={chrome} />
          <p class="govuk-body" id="disable-hint">
            Disabling the account signs {user.name} out at once. Their work stays, and you can
            enable the account again.
          </p>
          <GovukButton
            text="Disable this account"
            classes="govuk-button--warning"
            preventDoubleClick
            attributes={{ 'aria-describedby': 'disable-hint' }}
          />
        </form>
      )}
    </Page>
  )
}

function Posts({ posts }: { posts: ShownUser['posts'] }) {
  if (posts.length === 0) return <>None</>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {posts.map(post => (
        <li>
          <a class="govuk-link" href={`/partnership/posts/${post.id}`}>
            {post.title}
          </a>{' '}
          from <Dated value={post.fromDate} />
          {post.toDate && (
            <>
              {' '}
              to <Dated value={post.toDate} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
