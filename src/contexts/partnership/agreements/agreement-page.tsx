import {
  ActionBar,
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukSummaryList,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AgreementState, isReviewOverdue } from './agreement-parts.tsx'
import type { Condition, ShownAgreement } from './agreement-queries.ts'
import { ClauseInWords } from './clause-in-words.tsx'
import { isClauseOn, isPartyOn } from './sharing-rules.ts'

type Loaded = { agreement: ShownAgreement; conditions: Condition[] }

/** One agreement in plain words: who shares what with whom, for what and why they may. To read and to print. */
export function AgreementPage({ actor, chrome, loaded, today }: PageProps<Loaded>) {
  const { agreement, conditions } = loaded
  const here = `/partnership/agreements/${agreement.id}`
  const guards = actor.roles.includes('data-guardian')
  return (
    <Page
      title={agreement.title}
      chrome={chrome}
      back={{ href: '/partnership/agreements', text: 'Back to agreements' }}
    >
      <h1 class="govuk-heading-l">{agreement.title}</h1>
      {isReviewOverdue(agreement, today) && (
        <GovukWarningText
          text="The review is overdue. The agreement still counts until it ends."
          iconFallbackText="Warning"
        />
      )}
      {agreement.summary.split(/\n+/).map(paragraph => (
        <p class="govuk-body">{paragraph}</p>
      ))}
      <GovukSummaryList
        rows={[
          {
            key: { text: 'State' },
            value: { html: <AgreementState agreement={agreement} today={today} /> },
          },
          {
            key: { text: 'Counts from' },
            value: { html: <Dated value={agreement.fromDate} /> },
          },
          { key: { text: 'Review' }, value: { html: <Dated value={agreement.reviewOn} /> } },
          {
            key: { text: 'No longer counts from' },
            value: { html: <Dated value={agreement.endsOn} absent="No end agreed" /> },
          },
          {
            key: { text: 'Signed document' },
            value: {
              html: agreement.fileId ? (
                <a class="govuk-link" href={`${here}/document`}>
                  {agreement.fileName} ({sizeOf(agreement.bytes)})
                </a>
              ) : (
                <>Not kept here yet</>
              ),
            },
          },
        ]}
      />
      {guards && (
        <ActionBar>
          <GovukButton href={`${here}/edit`} text="Change the agreement" />
          <a class="govuk-link" href={`${here}/document/new`}>
            {agreement.fileId ? 'Replace the signed document' : 'Add the signed document'}
          </a>
        </ActionBar>
      )}
      <Sharing {...{ agreement, conditions, today, guards, here }} />
      <Parties {...{ agreement, today, guards, here }} />
      <Earlier {...{ agreement, conditions, today }} />
    </Page>
  )
}

type Part = { agreement: ShownAgreement; today: PlainDate; guards: boolean; here: string }

function Sharing({ agreement, conditions, today, guards, here }: Part & Loaded) {
  const parties = agreement.parties.filter(one => isPartyOn(one, today)).map(one => one.name)
  const clauses = agreement.clauses.filter(one => one.endsOn === null || one.endsOn > today)
  return (
    <>
      <h2 class="govuk-heading-m">What is shared</h2>
      {clauses.length === 0 && (
        <EmptyState>
          <p class="govuk-body">Nothing is shared under this agreement.</p>
        </EmptyState>
      )}
      {clauses.map(clause => (
        <section>
          <h3 class="govuk-heading-s">{clause.label}</h3>
          <ClauseInWords {...{ clause, conditions, today, parties }} />
          {guards && (
            <ActionBar>
              <a class="govuk-link" href={`${here}/clauses/${clause.id}`}>
                Change<span class="govuk-visually-hidden"> ‘{clause.label}’</span>
              </a>
              <a class="govuk-link" href={`${here}/clauses/${clause.id}/end`}>
                Stop sharing it<span class="govuk-visually-hidden"> (‘{clause.label}’)</span>
              </a>
            </ActionBar>
          )}
        </section>
      ))}
      {guards && (
        <GovukButton
          href={`${here}/clauses/new`}
          text="Share something more"
          classes="govuk-button--secondary"
        />
      )}
    </>
  )
}

function Parties({ agreement, today, guards, here }: Part) {
  return (
    <>
      <h2 class="govuk-heading-m">Who signed it</h2>
      {agreement.parties.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody has signed it yet.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Who signed it"
          captionSize="hidden"
          rows={agreement.parties}
          columns={[
            { heading: 'Organisation', isRowHeading: true, cell: one => one.name },
            {
              heading: 'Signed',
              cell: one => (
                <>
                  <Dated value={one.signedOn} /> by {one.signedBy}
                </>
              ),
            },
            {
              heading: 'Left',
              cell: one =>
                one.leftOn ? (
                  <Dated value={one.leftOn} />
                ) : guards ? (
                  <a class="govuk-link" href={`${here}/parties/${one.organisationId}`}>
                    Say that it leaves
                    <span class="govuk-visually-hidden">: {one.name}</span>
                  </a>
                ) : (
                  'Has not left'
                ),
            },
          ]}
        />
      )}
      {guards && (
        <GovukButton
          href={`${here}/parties/new`}
          text="Add an organisation"
          classes="govuk-button--secondary"
        />
      )}
      {agreement.parties.some(one => one.leftOn !== null && one.leftOn > today) && (
        <p class="govuk-body">An organisation shares until the day on which it leaves.</p>
      )}
    </>
  )
}

function Earlier({ agreement, conditions, today }: Loaded & { today: PlainDate }) {
  const ended = agreement.clauses.filter(one => one.endsOn !== null && !isClauseOn(one, today))
  const over = ended.filter(one => one.endsOn !== null && one.endsOn <= today)
  if (over.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">What was shared before</h2>
      {over.map(clause => (
        <section>
          <h3 class="govuk-heading-s">
            {clause.label}, <Dated value={clause.fromDate} /> to before{' '}
            <Dated value={clause.endsOn} />
          </h3>
          <ClauseInWords {...{ clause, conditions, today }} />
        </section>
      ))}
    </>
  )
}

function sizeOf(bytes: number | null): string {
  if (bytes === null) return ''
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
