import type { Chrome } from '../../../../design-system/index.ts'
import {
  CsrfField,
  DataTable,
  EmptyState,
  GovukButton,
  GovukTag,
  Page,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import type { Change, CheckedClaim, Origin } from './claim-rules.ts'
import type { ShownClaim } from './claims.ts'

export type ForClaims = { claims: ShownClaim[]; mayWrite: boolean }

/** What documents say of the figures, each beside what the table says, with the arithmetic. */
export function ClaimsPage({ chrome, loaded }: PageProps<ForClaims>) {
  const { claims, mayWrite } = loaded
  return (
    <Page
      title="What documents say"
      chrome={chrome}
      back={{ href: '/street/count', text: 'Back to the autumn count' }}
    >
      <h1 class="govuk-heading-l">What documents say of the figures</h1>
      <p class="govuk-body">
        A number in a strategy is repeated for years. Here each stands beside the published table.
      </p>
      {mayWrite && <GovukButton href="/street/count/claims/new" text="Add what a document says" />}
      {claims.length === 0 ? (
        <EmptyState heading="Nothing yet">
          <p class="govuk-body">Add a sentence with a number from a strategy.</p>
        </EmptyState>
      ) : (
        claims.map(claim => <ClaimCard claim={claim} mayWrite={mayWrite} chrome={chrome} />)
      )}
    </Page>
  )
}

const verdicts = {
  right: { text: 'As in the table', classes: 'govuk-tag--green' },
  wrong: { text: 'Differs from the table', classes: 'govuk-tag--red' },
  'cannot-tell': { text: 'Cannot be checked', classes: 'govuk-tag--grey' },
}

function ClaimCard({
  claim,
  mayWrite,
  chrome,
}: {
  readonly claim: ShownClaim
  readonly mayWrite: boolean
  readonly chrome: Chrome
}) {
  const { checked } = claim
  const verdict = verdicts[checked.verdict]
  const rows = [
    { where: claim.areaName, change: checked.area },
    { where: 'England', change: checked.england },
  ]
  return (
    <section aria-labelledby={`claim-${claim.id}`}>
      <h2 class="govuk-heading-m" id={`claim-${claim.id}`}>
        {claim.areaName}, {claim.fromYear} to {claim.toYear}:{' '}
        {claim.unit === 'per-cent' ? perCent(claim.claimed) : people(claim.claimed)}
      </h2>
      <p class="govuk-body">
        <GovukTag text={verdict.text} classes={verdict.classes} />
      </p>
      <p class="govuk-body">
        ‘{claim.words}’
        <br />
        <span class="govuk-hint">
          {claim.document}. Added by {claim.addedBy}.
        </span>
      </p>
      <DataTable
        caption="What the published table says"
        captionSize="s"
        rows={rows}
        columns={[
          { heading: 'Where', cell: row => row.where, isRowHeading: true },
          {
            heading: String(claim.fromYear),
            format: 'numeric',
            cell: row => shown(row.change?.from),
          },
          { heading: String(claim.toYear), format: 'numeric', cell: row => shown(row.change?.to) },
          {
            heading: 'Change',
            format: 'numeric',
            cell: row => (row.change ? people(row.change.people) : 'Not known'),
          },
          { heading: 'In per cent', cell: row => arithmetic(row.change) },
        ]}
      />
      <Sentence checked={checked} claim={claim} />
      <p class="govuk-body">
        <a
          class="govuk-link"
          href={`/street/count/series?${claim.areaCodes.map(code => `area=${code}`).join('&')}`}
        >
          The series of {claim.areaName}
        </a>
      </p>
      {mayWrite && (
        <form method="post" action={`/street/count/claims/${claim.id}/withdraw`}>
          <CsrfField chrome={chrome} />
          <GovukButton
            classes="govuk-button--secondary"
            preventDoubleClick
            html={
              <>
                Take it away
                <span class="govuk-visually-hidden">
                  : {claim.areaName}, {claim.document}
                </span>
              </>
            }
          />
        </form>
      )}
    </section>
  )
}

function Sentence({
  checked,
  claim,
}: {
  readonly checked: CheckedClaim
  readonly claim: ShownClaim
}) {
  if (checked.verdict === 'right') return null
  if (checked.verdict === 'cannot-tell')
    return (
      <p class="govuk-body">
        {checked.area && checked.area.from === 0
          ? `In ${claim.fromYear} there was nobody, and nothing is a percentage of nobody.`
          : 'One of the two figures is not held. Nothing is said about the claim.'}
      </p>
    )
  return (
    <>
      <p class="govuk-body">
        The document says{' '}
        {claim.unit === 'per-cent' ? perCent(claim.claimed) : people(claim.claimed)}; the table says{' '}
        <strong>
          {claim.unit === 'per-cent'
            ? perCent(checked.area?.perCent)
            : people(checked.area?.people)}
        </strong>
        .
      </p>
      {checked.origins.length > 0 && (
        <>
          <p class="govuk-body">Where the number may come from. These are guesses:</p>
          <ul class="govuk-list govuk-list--bullet">
            {checked.origins.map(origin => (
              <li>{originWords(origin, claim)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function originWords({ kind, where, change }: Origin, claim: ShownClaim): string {
  const place = where === 'england' ? 'England' : claim.areaName
  const years = `${place}, ${change.fromYear} to ${change.toYear}`
  switch (kind) {
    case 'as-it-is':
      return `${years}: ${arithmetic(change)}. The number is that of other years or another area.`
    case 'ratio':
      return `${years}: ${change.to} is ${(100 * change.to) / change.from}% of ${change.from}. That is not an increase by as much.`
    case 'first-digit-lost':
      return `${years}: ${arithmetic(change)}, or ${perCent(Math.round(change.perCent ?? 0))}. Without its first digit that is ${claim.claimed}%.`
  }
}

function arithmetic(change: Change | null): string {
  if (!change) return 'Not known'
  if (change.perCent === null) return 'Began with nobody'
  return `(${change.to.toLocaleString('en-GB')} − ${change.from.toLocaleString('en-GB')}) ÷ ${change.from.toLocaleString('en-GB')} = ${perCent(change.perCent)}`
}

function perCent(value: number | null | undefined): string {
  if (value === null || value === undefined) return 'not known'
  const text = Math.abs(value).toFixed(Number.isInteger(value) ? 0 : 1)
  return `${value < 0 ? '−' : '+'}${text}%`
}

function people(value: number | null | undefined): string {
  if (value === null || value === undefined) return 'Not known'
  return `${value < 0 ? '−' : value > 0 ? '+' : ''}${Math.abs(value).toLocaleString('en-GB')}`
}

function shown(value: number | undefined): string {
  return value?.toLocaleString('en-GB') ?? 'Not known'
}
