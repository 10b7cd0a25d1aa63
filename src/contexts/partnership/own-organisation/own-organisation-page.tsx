import { ActionBar, DataTable, GovukButton, GovukTag, Page } from '../../../design-system/index.ts'
import type { Role } from '../../../platform/db/access.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { roleNames } from '../permissions.ts'
import type { OwnPerson } from './own-organisation-queries.ts'

/** Where the administrator of an organisation begins: its people and teams. */
export function OwnOrganisationPage({
  actor,
  chrome,
  loaded,
}: PageProps<{ people: OwnPerson[]; teams: { id: string; name: string }[] }>) {
  return (
    <Page title={actor.organisationName} chrome={chrome} width="full">
      <h1 class="govuk-heading-l">{actor.organisationName}</h1>
      <ActionBar>
        <GovukButton href="/organisation/people/new" text="Add a person" />
        <a class="govuk-link" href="/organisation/sessions">
          Shared computers and time-outs
        </a>
      </ActionBar>
      <DataTable
        caption="People who can sign in"
        rows={loaded.people}
        columns={[
          {
            heading: 'Name',
            isRowHeading: true,
            cell: row => (
              <>
                <a class="govuk-link" href={`/organisation/people/${row.id}`}>
                  {row.name}
                </a>
                {row.disabledAt && (
                  <>
                    {' '}
                    <GovukTag text="Ended" classes="govuk-tag--grey" />
                  </>
                )}
              </>
            ),
          },
          { heading: 'Email address', cell: row => <span class="tl-break">{row.email}</span> },
          {
            heading: 'Roles',
            cell: row => row.roles.map(role => roleNames[role as Role]).join(', ') || 'None',
          },
          { heading: 'Teams', cell: row => row.teams.join(', ') || 'None' },
        ]}
      />
      <h2 class="govuk-heading-m">Teams</h2>
      {loaded.teams.length === 0 ? (
        <p class="govuk-body">There are none yet.</p>
      ) : (
        <ul class="govuk-list">
          {loaded.teams.map(team => (
            <li>
              <a class="govuk-link" href={`/organisation/teams/${team.id}`}>
                {team.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <GovukButton
        href="/organisation/teams/new"
        text="Add a team"
        classes="govuk-button--secondary"
      />
    </Page>
  )
}
