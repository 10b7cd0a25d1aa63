import { type Column, DataTable } from '../../../design-system/index.ts'
import type { ListedContact } from './contact-list-queries.ts'
import { beddingInWords, placeInWords, WhenLink, Whom } from './contact-words.tsx'

/** Contacts as a table; on a narrow screen as blocks. */
export function ContactTable({
  caption,
  contacts,
  without = [],
  captionSize = 'm',
  more = [],
}: {
  caption: string
  contacts: readonly ListedContact[]
  /** What the page around it says already. */
  without?: readonly ('where' | 'who wrote it')[]
  captionSize?: 's' | 'm' | 'hidden'
  more?: readonly Column<ListedContact>[]
}) {
  return (
    <DataTable
      caption={caption}
      captionSize={captionSize}
      rows={contacts}
      columns={[
        { heading: 'When', isRowHeading: true, cell: contact => <WhenLink contact={contact} /> },
        { heading: 'Who', cell: contact => <Whom contact={contact} /> },
        ...(without.includes('where')
          ? []
          : [{ heading: 'Where', cell: (contact: ListedContact) => placeInWords(contact) }]),
        { heading: 'How', cell: beddingInWords },
        ...(without.includes('who wrote it')
          ? []
          : [
              {
                heading: 'Written down by',
                cell: (contact: ListedContact) => `${contact.recordedBy}, ${contact.organisation}`,
              },
            ]),
        ...more,
      ]}
    />
  )
}
