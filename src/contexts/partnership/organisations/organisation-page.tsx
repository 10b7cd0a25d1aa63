import {
  ActionBar,
  Dated,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { administers } from '../permissions.ts'
import type { ShownOrganisation } from './organisation-queries.ts'

/** One partner: what it is, where it works, its teams and posts. */
export function OrganisationPage({ actor, chrome, loaded, today }: PageProps<ShownOrganisation>) {
  const may = administers(actor)
  const here = `/partnership/organisations/${loaded.id}`
  return (
    <Page
      title={loaded.name}
      chrome={chrome}
      back={{ href: '/partnership/organisations', text: 'Back to organisations' }}
    >
      <h1 class="govuk-heading-l">{loaded.name}</h1>
      {loaded.endedOn !== null && loaded.endedOn < today && (
        <GovukInsetText>
          This organisation left the partnership on <Dated value={loaded.endedOn} />.
        </GovukInsetText>
      )}
      <GovukSummaryList
        rows={[
          { key: { text: 'Short name' }, value: { text: loaded.shortName ?? 'None' } },
          { key: { text: 'Kind' }, value: { text: loaded.kindLabel } },
          {
            key: { text: 'Commissioned' },
            value: { text: loaded.commissioned ? 'Yes: a council pays it for a service' : 'No' },
          },
          {
            key: { text: 'Where it works' },
            value: {
              text:
                loaded.areas.map(area => `${area.name} (${area.code})`).join(', ') ||
                'Not recorded',
            },
          },
          {
            key: { text: 'Left the partnership on' },
            value: { html: <Dated value={loaded.endedOn} absent="Still a partner" /> },
          },
        ]}
      />
      {may && (
        <ActionBar>
          <GovukButton href={`${here}/edit`} text="Change this organisation" />
          <a class="govuk-link" href={`/partnership/teams/new?organisation=${loaded.id}`}>
            Add a team
          </a>
          <a class="govuk-link" href={`/partnership/posts/new?organisation=${loaded.id}`}>
            Add a post
          </a>
        </ActionBar>
      )}
      <h2 class="govuk-heading-m">Teams</h2>
      {loaded.teams.length === 0 && <p class="govuk-body">No teams are recorded.</p>}
      <ul class="govuk-list">
        {loaded.teams.map(team => (
          <li>
            {may ? (
              <a class="govuk-link" href={`/partnership/teams/${team.id}`}>
                {team.name}
              </a>
            ) : (
              team.name
            )}
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">Posts</h2>
      {loaded.posts.length === 0 && <p class="govuk-body">No posts are recorded.</p>}
      <ul class="govuk-list">
        {loaded.posts.map(post => (
          <li>
            {may ? (
              <a class="govuk-link" href={`/partnership/posts/${post.id}`}>
                {post.title}
              </a>
            ) : (
              post.title
            )}
            : {post.holders.join(', ') || 'nobody at present'}
          </li>
        ))}
      </ul>
    </Page>
  )
}
