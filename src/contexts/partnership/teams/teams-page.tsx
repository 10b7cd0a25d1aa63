import type { PageProps } from '../../../platform/web/route.ts'
import type { ListQuery } from '../list-form.ts'
import { ListPage } from '../list-page.tsx'
import type { listTeams } from './team-queries.ts'

type Loaded = Awaited<ReturnType<typeof listTeams>>

/** Every team of the partnership. */
export function TeamsPage({ chrome, loaded, query }: PageProps<Loaded, ListQuery>) {
  return (
    <ListPage
      chrome={chrome}
      title="Teams"
      path="/partnership/teams"
      query={query}
      listed={loaded}
      searchLabel="Search by name or organisation"
      add={{ href: '/partnership/teams/new', text: 'Add a team' }}
      none="No team has been added yet."
      columns={[
        {
          heading: 'Name',
          isRowHeading: true,
          cell: row => (
            <a class="govuk-link" href={`/partnership/teams/${row.id}`}>
              {row.name}
            </a>
          ),
        },
        { heading: 'Organisation', cell: row => row.organisation },
        { heading: 'People', format: 'numeric', cell: row => row.members },
      ]}
    />
  )
}
