import { Dated, EmptyState, Page, Pager } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { type listMatches, matchesOnPage, type OpenMatch } from './match-queries.ts'
import { agreeWords, becauseWords, sideName } from './match-words.ts'

type Loaded = Awaited<ReturnType<typeof listMatches>>

/** The work list of the matching lead: people who may have been recorded twice. */
export function MatchesPage({ chrome, loaded, query }: PageProps<Loaded, { page: number }>) {
  const { matches, total } = loaded
  return (
    <Page
      title="Possible matches"
      chrome={chrome}
      back={{ href: '/people', text: 'Back to finding a person' }}
    >
      <h1 class="govuk-heading-l">Possible matches</h1>
      <p class="govuk-body">
        Two records that may be about one person. Names are shown only where you may see them;
        nobody else is told who may be meant.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/people/duplicates">
          Look for duplicates among all records
        </a>
      </p>
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing waits for a decision.</p>
        </EmptyState>
      ) : (
        <>
          <h2 class="govuk-heading-m">
            {total === 1 ? '1 waits for a decision' : `${total} wait for a decision`}
          </h2>
          <ol class="tl-found">
            {matches.map(match => (
              <li class="tl-found__person">
                <Match match={match} />
              </li>
            ))}
          </ol>
          <Pager
            page={query.page}
            pageSize={matchesOnPage}
            total={total}
            href={page => `/people/matches?page=${page}`}
          />
        </>
      )}
    </Page>
  )
}

function Match({ match }: { readonly match: OpenMatch }) {
  const [a, b] = match.sides
  return (
    <>
      <h3 class="govuk-heading-s tl-found__name">
        <a class="govuk-link" href={`/people/matches/${match.id}`}>
          {sideName(a)} and {sideName(b)}
        </a>
      </h3>
      <p class="govuk-body-s tl-found__about">
        {agreeWords(match)} {becauseWords[match.because]} <Dated value={match.raisedAt} />.
      </p>
    </>
  )
}
