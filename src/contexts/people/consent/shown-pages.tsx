import {
  DataTable,
  Dated,
  EmptyState,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { FormWords, Sheet } from './consent-parts.tsx'
import type { EndingConsent, ShownAsking } from './consent-queries.ts'
import { askedHowWords, type Called, scopeWords } from './consent-words.ts'
import type { PersonSharing } from './get-sharing.ts'
import { consentWords, SharingSection } from './sharing-section.tsx'

type Person = { personId: string; name: string; reference: string }

/** Everything about the sharing of somebody's story, on a page of its own. */
export function SharingPage({
  chrome,
  loaded,
}: PageProps<{ person: Person; sharing: PersonSharing }>) {
  const { person, sharing } = loaded
  return (
    <Page
      title={`Sharing – ${person.name}`}
      chrome={chrome}
      width="full"
      back={{ href: `/people/${person.personId}`, text: `Back to ${person.name}` }}
    >
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">Sharing</h1>
      <h2 class="govuk-visually-hidden">What is shared, and what they said about it</h2>
      <SharingSection sharing={sharing} />
    </Page>
  )
}

type ForShown = { person: Person; asking: ShownAsking; called: Called }

/** What somebody decided, in plain words, to print and give to them. */
export function AskingPage({ chrome, loaded }: PageProps<ForShown>) {
  const { person, asking, called } = loaded
  const { first } = asking
  const expiresOn = asking.decisions.find(one => one.expiresOn !== null)?.expiresOn
  const exception = asking.decisions.some(one => one.exceptionReason !== null)
  return (
    <Page
      title={`What you decided – ${person.name}`}
      chrome={chrome}
      back={{ href: `/people/${person.personId}#sharing`, text: `Back to ${person.name}` }}
    >
      <Sheet>
        <span class="govuk-caption-l">{person.name}</span>
        <h1 class="govuk-heading-l">What you decided</h1>
        <ul class="govuk-list govuk-list--bullet">
          {asking.decisions.map(one => (
            <li>{inYourWords(one, called)}</li>
          ))}
        </ul>
        {expiresOn && (
          <p class="govuk-body">
            This counts until <Dated value={expiresOn} />. We will ask you again before then.
          </p>
        )}
        <p class="govuk-body">
          You can change your mind at any time. Tell any worker. If you say no, we will still help
          you.
        </p>
        {exception && (
          <p class="govuk-body">
            We had to tell someone, even though you said no, to keep someone safe.
          </p>
        )}
        <GovukSummaryList
          rows={[
            { key: { text: 'Day' }, value: { html: <Dated value={first.decidedAt} /> } },
            { key: { text: 'How you were asked' }, value: { text: askedHowWords[first.askedHow] } },
            ...[
              ['Where', first.askedWhere],
              ['Who else was there', first.witnessedBy],
              ['What you said', first.said],
            ].flatMap(([key = '', text]) =>
              text
                ? [{ key: { text: key ?? '' }, value: { html: <span dir="auto">{text}</span> } }]
                : [],
            ),
            {
              key: { text: 'Who asked' },
              value: {
                text: `${first.recordedBy ?? 'You, on your own page'}, ${first.organisation}`,
              },
            },
            { key: { text: 'Your reference' }, value: { text: person.reference } },
          ]}
        />
        <h2 class="govuk-heading-m" dir="auto">
          {asking.form.title}
        </h2>
        <FormWords words={asking.form.words} />
      </Sheet>
      {first.fileId && (
        <p class="govuk-body tl-no-print">
          <a class="govuk-link" href={`/people/${person.personId}/consent/${first.askingId}/scan`}>
            The signed form
          </a>
        </p>
      )}
    </Page>
  )
}

function inYourWords(one: ShownAsking['decisions'][number], called: Called): string {
  const scope = scopeWords(one, called)
  if (one.part === 'share' && one.decision === 'given') return `You said yes to sharing ${scope}.`
  if (one.part === 'share' && one.decision === 'refused') return `You said no to sharing ${scope}.`
  if (one.part === 'share') return `You took back your yes to sharing ${scope}.`
  const words = {
    refer: ['You said yes to a referral.', 'You said no to a referral.'],
    'choice-of-authority': [`${consentWords(one, { called })}.`, 'You did not choose a council.'],
    'contact-details': [
      'The council may have a way to reach you.',
      'The council may not have a way to reach you.',
    ],
  }[one.part]
  if (one.decision === 'withdrawn') return 'You took back your yes to a referral.'
  return (one.decision === 'given' ? words[0] : words[1]) ?? ''
}

/** Whose yes runs out within a month: whom to ask again. */
export function EndingPage({
  chrome,
  loaded,
}: PageProps<{ ending: EndingConsent[]; called: Called }>) {
  const { ending, called } = loaded
  return (
    <Page
      title="Whom to ask again"
      chrome={chrome}
      width="full"
      back={{ href: '/people', text: 'Back to people' }}
    >
      <h1 class="govuk-heading-l">Whom to ask again</h1>
      <p class="govuk-body">
        Their yes to sharing, given to your organisation, runs out within 30 days. After that, what
        needs it is no longer shared.
      </p>
      {ending.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody’s yes runs out within 30 days.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Whom to ask again"
          captionSize="hidden"
          rows={ending}
          columns={[
            {
              heading: 'Person',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`/people/${one.personId}/sharing`}>
                  {one.name || `Person ${one.reference}`}
                </a>
              ),
            },
            { heading: 'Runs out', cell: one => <Dated value={one.expiresOn} /> },
            { heading: 'Sharing', cell: one => scopeWords(one, called) },
          ]}
        />
      )}
    </Page>
  )
}
