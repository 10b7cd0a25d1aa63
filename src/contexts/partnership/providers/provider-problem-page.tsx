import { GovukButton, Page } from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'

/** Signing in with one's organisation did not work. */
export function ProviderProblemPage({ chrome, cancelled }: { chrome: Chrome; cancelled: boolean }) {
  const title = cancelled ? 'You were not signed in' : 'Your organisation’s sign-in did not work'
  return (
    <Page title={title} chrome={chrome}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {cancelled
          ? 'Your organisation’s page was left, or said no, before you were signed in. Nothing has happened.'
          : 'Nothing has happened to your account. Try once more. If it does not work again, tell your organisation’s administrator at what time you tried.'}
      </p>
      <GovukButton href="/sign-in" text="Back to signing in" />
    </Page>
  )
}
