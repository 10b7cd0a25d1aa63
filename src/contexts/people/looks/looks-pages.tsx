import { DataTable, Dated, GovukPagination, GovukTag, Page } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ShownPerson } from '../record/person-queries.ts'
import { eventInWords, purposeInWords } from './event-words.ts'
import type { ShownLook } from './looks-queries.ts'

export const looksAPage = 50

/** Everybody who looked at a person or changed something, with when and what for. */
export function LooksPage({
  chrome,
  loaded,
}: PageProps<{ person: ShownPerson; looks: ShownLook[] }, { before?: number | undefined }>) {
  const { person } = loaded
  const looks = loaded.looks.slice(0, looksAPage)
  const last = looks.at(-1)
  return (
    <Page
      title={`Who looked – ${person.name}`}
      chrome={chrome}
      width="full"
      back={{ href: `/people/${person.personId}#access`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Who looked</h1>
      <p class="govuk-body">
        Every look at this person and every change, newest first. The person can ask to see this.
      </p>
      <LooksTable looks={looks} />
      {loaded.looks.length > looksAPage && last && (
        <GovukPagination
          landmarkLabel="Earlier looks"
          next={{ href: `/people/${person.personId}/looks?before=${last.number}`, text: 'Earlier' }}
        />
      )}
    </Page>
  )
}

function LooksTable({ looks }: { looks: readonly ShownLook[] }) {
  return (
    <DataTable
      caption="Who looked or changed something"
      captionSize="hidden"
      rows={looks}
      columns={[
        { heading: 'When', isRowHeading: true, cell: one => <Dated value={one.at} withTime /> },
        {
          heading: 'Who',
          cell: one =>
            one.who
              ? [one.who, one.organisation].filter(Boolean).join(', ')
              : 'The person themselves',
        },
        {
          heading: 'What',
          cell: one => (
            <>
              {eventInWords(one.event)}
              {one.glass && (
                <>
                  {' '}
                  <GovukTag text="Emergency" classes="govuk-tag--red" />
                </>
              )}
            </>
          ),
        },
        { heading: 'What for', cell: one => purposeInWords(one.purpose) },
      ]}
    />
  )
}

/** The newest looks, on the page about a person. */
export function LooksSection({
  looks,
  personId,
}: {
  looks: readonly ShownLook[]
  personId: string
}) {
  return (
    <>
      {looks.length === 0 ? (
        <p class="govuk-body">Nobody has looked at this person yet.</p>
      ) : (
        <LooksTable looks={looks} />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${personId}/looks`}>
          Everybody who looked
        </a>
      </p>
    </>
  )
}
