import { DataTable } from '../../../design-system/index.ts'
import type { PersonAsked } from '../../people/index.ts'
import { beddingInWords, placeInWords, WhenLink } from './contact-words.tsx'
import type { PersonContacts } from './person-contacts.ts'

/** Where somebody has been seen, on the page about them: the last nights, the places, what was offered. */
export function PersonContactsSection({
  loaded: { contacts, nights, days, recordId },
  asked,
}: {
  loaded: PersonContacts
  asked: PersonAsked
}) {
  const mayWrite = asked.actor.roles.includes('worker')
  if (contacts.length === 0 && !mayWrite) return null
  return (
    <>
      {contacts.length === 0 ? (
        <p class="govuk-body">No contact on the street that you can see.</p>
      ) : (
        <>
          <p class="govuk-body">
            {nights === 0
              ? `Not seen sleeping out in the last ${days} nights.`
              : `Seen sleeping out on ${nights} of the last ${days} nights.`}
          </p>
          <DataTable
            caption="The last contacts"
            captionSize="hidden"
            rows={contacts}
            columns={[
              {
                heading: 'When',
                isRowHeading: true,
                cell: contact => <WhenLink contact={contact} />,
              },
              { heading: 'Where', cell: placeInWords },
              { heading: 'How', cell: beddingInWords },
              {
                heading: 'Offered',
                cell: contact => contact.offers.join('; ') || 'Nothing written down',
              },
            ]}
          />
          <p class="govuk-body">
            <a class="govuk-link" href={`/people/${asked.personId}?kind=street-contact#timeline`}>
              All of them on the timeline
            </a>
          </p>
        </>
      )}
      {mayWrite && recordId && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/street/contacts/new?person=${recordId}`}>
            Write down that you met them
          </a>
        </p>
      )}
    </>
  )
}
