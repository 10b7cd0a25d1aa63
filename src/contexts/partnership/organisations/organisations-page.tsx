import { Dated } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListQuery } from '../list-form.ts'
import { type Listed, ListPage } from '../list-page.tsx'
import { administers } from '../permissions.ts'
import type { ListedOrganisation } from './organisation-queries.ts'

/** Who the partners are: everyone signed in may know. */
export function OrganisationsPage(props: PageProps<Listed<ListedOrganisation>, ListQuery>) {
  const { actor, chrome, loaded, query } = props
  const add = { href: '/partnership/organisations/new', text: 'Add an organisation' }
  return (
    <ListPage
      chrome={chrome}
      title="Organisations"
      path="/partnership/organisations"
      query={query}
      listed={loaded}
      searchLabel="Search by name or kind"
      allLabel="Also show organisations that have left"
      add={administers(actor) ? add : undefined}
      none="No organisation has been added yet."
      columns={[
        {
          heading: 'Name',
          isRowHeading: true,
          cell: row => (
            <>
              <a class="govuk-link" href={`/partnership/organisations/${row.id}`}>
                {row.name}
              </a>
              {row.shortName && ` (${row.shortName})`}
            </>
          ),
        },
        { heading: 'Kind', cell: row => row.kind },
        { heading: 'Where it works', cell: row => row.areas.join(', ') || 'Not recorded' },
        { heading: 'Commissioned', cell: row => (row.commissioned ? 'Yes' : 'No') },
        ...(query.all
          ? [
              {
                heading: 'Left on',
                cell: (row: ListedOrganisation) => (
                  <Dated value={row.endedOn} absent="Still a partner" />
                ),
              },
            ]
          : []),
      ]}
    >
      <p class="govuk-body">
        <a class="govuk-link" href="/partnership/agreements">
          What they share about people, and why they may
        </a>
      </p>
    </ListPage>
  )
}
