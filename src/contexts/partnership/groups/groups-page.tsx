import type { PageProps } from '../../../platform/web/route.ts'
import type { ListQuery } from '../list-form.ts'
import { ListPage } from '../list-page.tsx'
import { groupKinds } from './group-form.ts'
import type { listGovernanceGroups } from './group-queries.ts'

type Loaded = Awaited<ReturnType<typeof listGovernanceGroups>>

/** The groups that decide about plans. */
export function GroupsPage({ chrome, loaded, query }: PageProps<Loaded, ListQuery>) {
  return (
    <ListPage
      chrome={chrome}
      title="Groups"
      path="/partnership/groups"
      query={query}
      listed={loaded}
      searchLabel="Search by name"
      add={{ href: '/partnership/groups/new', text: 'Add a group' }}
      none="No group has been added yet."
      columns={[
        {
          heading: 'Name',
          isRowHeading: true,
          cell: row => (
            <a class="govuk-link" href={`/partnership/groups/${row.id}`}>
              {row.name}
            </a>
          ),
        },
        {
          heading: 'Kind',
          cell: row => groupKinds[row.kind as keyof typeof groupKinds] ?? row.kind,
        },
        { heading: 'People', format: 'numeric', cell: row => row.members },
      ]}
    />
  )
}
