import { Dated } from '../../../design-system/index.ts'
import { setApart } from '../../people/index.ts'
import type { ListedContact } from './contact-list-queries.ts'

type Whom = Pick<ListedContact, 'person' | 'description' | 'known' | 'isErased'>

/** Whom a contact is about, in a line without links: a name, or how they looked. */
export function whomInWords({ person, description, known, isErased }: Whom): string {
  if (isErased) return 'Nobody any more'
  if (person?.isRestricted) return 'Somebody who is restricted'
  if (person) return known === 'thought' ? `${person.name} (thought to be)` : person.name
  return description === '' ? 'Nobody knows who' : description
}

/** Whom a contact is about, with the way to their page. */
export function Whom({ contact }: { contact: Whom }) {
  const { person, description } = contact
  if (!person) return <>{setApart(whomInWords(contact))}</>
  return (
    <>
      <a class="govuk-link" href={`/people/${person.personId}`}>
        <bdi>{person.isRestricted ? 'Somebody who is restricted' : person.name}</bdi>
      </a>
      {contact.known === 'thought' && !person.isRestricted && ' (thought to be)'}
      {description !== '' && !person.isRestricted && (
        <span class="govuk-hint govuk-!-margin-bottom-0">{description}</span>
      )}
    </>
  )
}

/** Where somebody was seen, in a line: the site, or the words for the place. */
export function placeInWords({
  site,
  place,
  area,
}: Pick<ListedContact, 'site' | 'place' | 'area'>): string {
  const where = [site, place].filter(Boolean).join(', ')
  return [where || 'Place not written down', area].filter(Boolean).join(', ')
}

/** 'Bedded down, left asleep'. */
export function beddingInWords({
  beddingLabel,
  leftAsleep,
}: Pick<ListedContact, 'beddingLabel' | 'leftAsleep'>): string {
  return leftAsleep ? `${beddingLabel}, left asleep` : beddingLabel
}

/** When, as a link to the contact. */
export function WhenLink({ contact }: { contact: Pick<ListedContact, 'id' | 'seenAt'> }) {
  return (
    <a class="govuk-link" href={`/street/contacts/${contact.id}`}>
      <Dated value={contact.seenAt} withTime />
    </a>
  )
}
