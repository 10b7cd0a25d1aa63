import {
  DataTable,
  GovukButton,
  GovukSelect,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { FactLines } from '../record/facts/fact-lines.tsx'
import type { Colleague } from '../restriction/restriction-queries.ts'
import type { ShownAs } from './load-show-as.ts'
import type { Explained, Reason } from './load-why.ts'

type WhyQuery = { user?: string | undefined }

/** Why somebody can see a person: kind by kind, record by record. */
export function WhyPage({ actor, chrome, loaded }: PageProps<Explained, WhyQuery>) {
  const { person, asked, holders } = loaded
  const isMe = asked.id === actor.userId
  return (
    <Page
      title={`Why can they see this? – ${person.name}`}
      chrome={chrome}
      width="full"
      back={{ href: `/people/${person.personId}#access`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Why can they see this?</h1>
      <Choose path={`/people/${person.personId}/why`} {...{ loaded }} text="Show why" />
      <p class="govuk-body">
        {isMe ? 'You are' : `${asked.name} is`} shown or not shown each kind of information for the
        reasons below. They are read from the rules of the database that decide it.
      </p>
      {holders.map(holder => (
        <Reasons caption={`Record of ${holder.organisation}`} reasons={holder.reasons} />
      ))}
    </Page>
  )
}

/** What a person's page holds for another user, for the data guardian: marked, and nothing that the guardian may not read. */
export function ShowAsPage({ chrome, loaded }: PageProps<ShownAs, WhyQuery>) {
  const { person, asked, holders } = loaded
  const seesNothing = holders.every(one => one.reasons.every(reason => !reason.isSeen))
  return (
    <Page
      title={`Show me as somebody else – ${person.name}`}
      chrome={chrome}
      width="full"
      back={{ href: `/people/${person.personId}#access`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">
        As {asked.name}, {asked.organisation}
      </h1>
      <Choose path={`/people/${person.personId}/show-as`} {...{ loaded }} text="Show me as them" />
      <p class="govuk-body">
        {seesNothing
          ? `${asked.name} does not see that this person is here: no page, no search result, no count.`
          : `What ${asked.name} would find on the page about this person. Words that you may not read yourself are not shown here.`}
      </p>
      {holders.map(holder => (
        <section aria-label={`Record of ${holder.organisation}`}>
          <h2 class="govuk-heading-m">Record of {holder.organisation}</h2>
          <Reasons caption="Kinds of information" reasons={holder.reasons} />
          {holder.rows.length > 0 && (
            <>
              <h3 class="govuk-heading-s">What you read of it yourself</h3>
              {holder.rows.map(row => (
                <div class="tl-shown-as">
                  <Mark isSeen={row.isSeen} />
                  <FactLines lines={[row.line]} />
                </div>
              ))}
            </>
          )}
        </section>
      ))}
    </Page>
  )
}

function Reasons({ caption, reasons }: { caption: string; reasons: readonly Reason[] }) {
  return (
    <DataTable
      caption={caption}
      captionSize="s"
      rows={reasons}
      columns={[
        {
          heading: 'Kind of information',
          isRowHeading: true,
          cell: ({ category }) => category.label,
        },
        { heading: 'Shown', cell: ({ isSeen }) => <Mark isSeen={isSeen} /> },
        {
          heading: 'Because',
          cell: ({ words }) => (
            <ul class="govuk-list govuk-!-margin-bottom-0">
              {words.map(one => (
                <li>{one}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

function Mark({ isSeen }: { isSeen: boolean }) {
  return isSeen ? (
    <GovukTag text="They see this" classes="govuk-tag--green" />
  ) : (
    <GovukTag text="Hidden" classes="govuk-tag--grey" />
  )
}

function Choose({
  path,
  loaded,
  text,
}: {
  path: string
  loaded: { asked: { id: string }; colleagues: readonly Colleague[] }
  text: string
}) {
  return (
    <form method="get" action={path} class="govuk-!-margin-bottom-6">
      <GovukSelect
        id="user"
        name="user"
        label={{ text: 'Who' }}
        value={loaded.asked.id}
        items={loaded.colleagues.map(one => ({
          value: one.id,
          text: `${one.name}, ${one.organisation}`,
        }))}
      />
      <GovukButton text={text} classes="govuk-button--secondary" />
    </form>
  )
}
