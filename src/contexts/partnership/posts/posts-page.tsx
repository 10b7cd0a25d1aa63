import type { PageProps } from '../../../platform/web/route.ts'
import type { ListQuery } from '../list-form.ts'
import { ListPage } from '../list-page.tsx'
import type { listPosts } from './post-queries.ts'

type Loaded = Awaited<ReturnType<typeof listPosts>>

/** Every post, and who holds it today. */
export function PostsPage({ chrome, loaded, query }: PageProps<Loaded, ListQuery>) {
  return (
    <ListPage
      chrome={chrome}
      title="Posts"
      path="/partnership/posts"
      query={query}
      listed={loaded}
      searchLabel="Search by title or organisation"
      add={{ href: '/partnership/posts/new', text: 'Add a post' }}
      none="No post has been added yet."
      columns={[
        {
          heading: 'Title',
          isRowHeading: true,
          cell: row => (
            <a class="govuk-link" href={`/partnership/posts/${row.id}`}>
              {row.title}
            </a>
          ),
        },
        { heading: 'Organisation', cell: row => row.organisation },
        { heading: 'Held by', cell: row => row.holders.join(', ') || 'Nobody at present' },
      ]}
    >
      <p class="govuk-body">
        A post is a job that stays when its holder leaves. Plans name posts as owners, and
        publications print the post instead of the person.
      </p>
    </ListPage>
  )
}
