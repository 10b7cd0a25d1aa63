import { Dated, GovukTag } from '../../../design-system/index.ts'
import { daysBetween, type PlainDate } from '../../../platform/dates.ts'
import type { LastSeen, ListedPerson } from './list-queries.ts'
import type { Mark } from './list-query-form.ts'
import { markWords } from './mark-rules.ts'

/** 'today', 'yesterday', '12 days ago'. Days, not nights: what everybody says. */
function agoInWords(day: PlainDate, today: PlainDate): string {
  const days = daysBetween(day, today)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  return `${days} days ago`
}

/** Where, in a line: the site, the words for the place, the area. */
function whereInWords({ site, place, area }: Omit<LastSeen, 'contactId' | 'on'>): string {
  const where = [site, place].filter(Boolean).join(', ')
  return [where, area].filter(Boolean).join(', ') || 'Place not written down'
}

/** Somebody on a list, with the way to their page. Who is restricted is not named there. */
export function PersonLink({ person }: { person: ListedPerson['person'] }) {
  return (
    <a class="govuk-link" href={`/people/${person.personId}`}>
      <bdi>{person.isRestricted ? 'Somebody who is restricted' : person.name}</bdi>
    </a>
  )
}

/** New, came back, long-term: each with words of its own. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  return (
    <>
      {marks.map(mark => (
        <>
          {' '}
          <GovukTag text={markWords[mark].label} classes="govuk-tag--grey" />
        </>
      ))}
    </>
  )
}

/** Where and when somebody was seen last. */
export function SeenWords({ seen, today }: { seen: LastSeen | null; today: PlainDate }) {
  if (!seen) return <>Nobody wrote down that they saw them</>
  return (
    <>
      {whereInWords(seen)}
      <br />
      <a class="govuk-link" href={`/street/contacts/${seen.contactId}`}>
        {agoInWords(seen.on, today)}
      </a>
      , night of <Dated value={seen.on} />
    </>
  )
}

/** What is done next, and whether it should have been done. */
export function NextStepWords({
  care,
  today,
}: {
  care: Pick<NonNullable<ListedPerson['care']>, 'nextStep' | 'nextOn'> | null
  today: PlainDate
}) {
  if (!care || care.nextStep === '') return <>Nothing yet</>
  return (
    <>
      <bdi>{care.nextStep}</bdi>
      {care.nextOn && (
        <>
          <br />
          {care.nextOn < today ? 'Was due on ' : 'By '}
          <Dated value={care.nextOn} />
        </>
      )}
    </>
  )
}
