import { GovukSummaryList, Page } from '../../design-system/index.ts'
import type { PageProps } from '../../platform/web/route.ts'

/** How many there are of each thing that administrators keep. */
export type Overview = Record<
  'organisations' | 'areas' | 'teams' | 'posts' | 'users' | 'groups',
  number
>

const parts = [
  { key: 'organisations', text: 'Organisations' },
  { key: 'areas', text: 'Areas' },
  { key: 'teams', text: 'Teams' },
  { key: 'posts', text: 'Posts' },
  { key: 'users', text: 'People who can sign in' },
  { key: 'groups', text: 'Groups' },
] as const

/** Where administrators begin. */
export function PartnershipPage({ actor, chrome, loaded }: PageProps<Overview>) {
  return (
    <Page title="Partnership" chrome={chrome}>
      <h1 class="govuk-heading-l">{actor.partnershipName}</h1>
      <p class="govuk-body">
        The record of who the partners are, who works for them, and what each person may do.
      </p>
      <GovukSummaryList
        rows={parts.map(({ key, text }) => ({
          key: {
            html: (
              <a class="govuk-link" href={`/partnership/${key}`}>
                {text}
              </a>
            ),
          },
          value: { text: String(loaded[key]) },
        }))}
      />
      <p class="govuk-body">
        <a class="govuk-link" href="/partnership/sign-in">
          How people sign in
        </a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/partnership/audit">
          What was done, by whom and when
        </a>
      </p>
    </Page>
  )
}
