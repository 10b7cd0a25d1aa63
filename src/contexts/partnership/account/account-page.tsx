import {
  ActionBar,
  CsrfField,
  GovukButton,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { roleNames } from '../permissions.ts'

/** One's own account. */
export function AccountPage({ actor, chrome }: PageProps<null>) {
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
      <ActionBar>
        <GovukButton href="/account/password" text="Change your password" />
      </ActionBar>
      <h2 class="govuk-heading-m">Sign out everywhere</h2>
      <p class="govuk-body">
        If you think that somebody else uses your account, or you left a shared computer without
        signing out, end every session and then change your password.
      </p>
      <form method="post" action="/account/sign-out-everywhere">
        <CsrfField chrome={chrome} />
        <GovukButton
          text="Sign out everywhere"
          classes="govuk-button--secondary"
          preventDoubleClick
        />
      </form>
    </Page>
  )
}
