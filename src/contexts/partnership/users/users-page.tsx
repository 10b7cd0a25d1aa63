import { GovukTag } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListQuery } from '../list-form.ts'
import { type Listed, ListPage } from '../list-page.tsx'
import { roleNames } from '../permissions.ts'
import type { ListedUser } from './user-queries.ts'

/** Everyone who may sign in. */
export function UsersPage({ chrome, loaded, query }: PageProps<Listed<ListedUser>, ListQuery>) {
  return (
    <ListPage
      chrome={chrome}
      title="People who can sign in"
      path="/partnership/users"
      query={query}
      listed={loaded}
      searchLabel="Search by name, email address or organisation"
      allLabel="Also show people whose accounts are disabled"
      add={{ href: '/partnership/users/new', text: 'Add a person' }}
      none="Nobody has been added yet."
      columns={[
        {
          heading: 'Name',
          isRowHeading: true,
          cell: row => (
            <>
              <a class="govuk-link" href={`/partnership/users/${row.id}`}>
                {row.name}
              </a>
              {row.disabledAt && (
                <>
                  {' '}
                  <GovukTag text="Disabled" classes="govuk-tag--grey" />
                </>
              )}
            </>
          ),
        },
        { heading: 'Email address', cell: row => <span class="tl-break">{row.email}</span> },
        { heading: 'Organisation', cell: row => row.organisation },
        {
          heading: 'Roles',
          cell: row => row.roles.map(role => roleNames[role]).join(', ') || 'None',
        },
      ]}
    />
  )
}
