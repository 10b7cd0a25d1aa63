import type { ComponentChildren } from 'preact'
import { Dated } from '../../../design-system/index.ts'
import type { FoundPerson } from './found-person.ts'

/** People who may be meant, best first, each with why in words. `action` is what can be done about each of them. */
export function CandidateList({
  found,
  action,
}: {
  readonly found: readonly FoundPerson[]
  readonly action?: (person: FoundPerson) => ComponentChildren
}) {
  return (
    <ol class="tl-found">
      {found.map(person => (
        <li class="tl-found__person">
          <Candidate person={person} />
          {action?.(person)}
        </li>
      ))}
    </ol>
  )
}

function Candidate({ person }: { readonly person: FoundPerson }) {
  const { lastSeen, organisations, worksWith } = person
  return (
    <>
      <h3 class="govuk-heading-s tl-found__name">
        <a class="govuk-link" href={`/people/${person.personId}`}>
          {person.name}
        </a>
      </h3>
      <p class="govuk-body-s tl-found__about">
        {person.otherNames.length > 0 && <>Also called {person.otherNames.join(', ')}. </>}
        {person.birth && <>{person.birth}. </>}
        {person.look && <>{person.look}. </>}
        {lastSeen && (
          <>
            Last seen <Dated value={lastSeen.at} />, {lastSeen.place}.{' '}
          </>
        )}
        {worksWith.length > 0 ? (
          <>Works with {worksWith.join('; ')}.</>
        ) : (
          <>Known to {organisations.join(', ')}.</>
        )}
      </p>
      <p class="govuk-body tl-found__why">{whyWords(person)}</p>
    </>
  )
}

/** 'Same birth year; Shaz is a short form of Sharon. But another month of birth.' */
function whyWords({ reasons, against }: Pick<FoundPerson, 'reasons' | 'against'>): string {
  const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  const why = `${first(reasons.join('; '))}.`
  return against.length > 0 ? `${why} But ${against.join('; ')}.` : why
}
