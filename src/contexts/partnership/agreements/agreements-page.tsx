import {
  ActionBar,
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AgreementState, isReviewOverdue } from './agreement-parts.tsx'
import type { ListedAgreement } from './agreement-queries.ts'
import { spoken } from './sharing-rules.ts'

/** Every agreement of the partnership. Everybody who works in it may read them. */
export function AgreementsPage({ actor, chrome, loaded, today }: PageProps<ListedAgreement[]>) {
  const overdue = loaded.filter(one => isReviewOverdue(one, today))
  const guards = actor.roles.includes('data-guardian')
  const permits =
    guards ||
    actor.roles.includes('administrator') ||
    actor.roles.includes('organisation-administrator')
  return (
    <Page title="Information sharing agreements" chrome={chrome} width="full">
      <h1 class="govuk-heading-l">Information sharing agreements</h1>
      <p class="govuk-body">
        What partners share about people, for what, and why they may. An organisation that is party
        to none of them sees nothing of what the others hold.
      </p>
      {overdue.length > 0 && (
        <GovukWarningText
          text={`The review of ${spoken(overdue.map(one => `‘${one.title}’`))} is overdue. It still counts until it ends.`}
          iconFallbackText="Warning"
        />
      )}
      <ActionBar>
        {guards && <GovukButton href="/partnership/agreements/new" text="Add an agreement" />}
        <a class="govuk-link" href="/partnership/agreements/today">
          Who shares what with whom today
        </a>
        <a class="govuk-link" href="/people/consent-forms">
          Consent forms
        </a>
        {actor.roles.includes('worker') && (
          <a class="govuk-link" href="/people/consents-ending">
            Whom to ask again
          </a>
        )}
        {permits && (
          <a class="govuk-link" href="/partnership/permissions">
            Who may see what
          </a>
        )}
      </ActionBar>
      {loaded.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">
            No agreement has been added yet: each organisation sees only what it was told itself.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Agreements"
          captionSize="hidden"
          rows={loaded}
          columns={[
            {
              heading: 'Agreement',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`/partnership/agreements/${one.id}`}>
                  {one.title}
                </a>
              ),
            },
            {
              heading: 'State',
              cell: one => <AgreementState agreement={one} today={today} />,
            },
            { heading: 'Parties', cell: one => spoken(one.parties) || 'Nobody has signed' },
            { heading: 'Review', cell: one => <Dated value={one.reviewOn} /> },
          ]}
        />
      )}
    </Page>
  )
}
