import {
  CsrfField,
  DataTable,
  Figure,
  Figures,
  formatDay,
  GovukButton,
  GovukTag,
  GovukTaskList,
  GovukWarningText,
} from '../../../design-system/index.ts'
import { dayOf, type PlainDate } from '../../../platform/dates.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { type CountLists, labelOf } from './count-lists.ts'
import { CountPage, nameOf } from './count-page.tsx'
import { Definition } from './planning/counts-page.tsx'
import { Warnings } from './planning/plan-page.tsx'
import type { Warning } from './planning/plan-rules.ts'
import type { ReturnRow } from './signing/return-rows.ts'
import type { Assurance, Signature } from './signing/sign-commands.ts'
import type { ShownSnapshot, SnapshotRule, Standing } from './snapshot-queries.ts'

export type ForOverview = {
  snapshot: ShownSnapshot
  rule: SnapshotRule
  lists: CountLists
  /** As the working list stands; of a signed count the signed figures. */
  standing: Standing
  /** What may be shown of a signed count to whoever asks. */
  figures: ReturnRow[] | null
  warnings: Warning[]
  prepared: { done: number; of: number }
  counts: { partners: number; members: number; teams: number }
  signatures: Signature[]
  assurances: Assurance[]
  mayCoordinate: boolean
  mayForget: boolean
}

/** One count: what is done, what is left, and once it is signed its figures. */
export function OverviewPage({ chrome, loaded, today }: PageProps<ForOverview>) {
  const { snapshot, rule, figures, warnings, mayCoordinate } = loaded
  return (
    <CountPage snapshot={snapshot} heading={nameOf(snapshot)} chrome={chrome} isOverview>
      {snapshot.because && (
        <p class="govuk-body">
          This corrects{' '}
          <a class="govuk-link" href={`/street/count/${snapshot.correctsId}`}>
            the count signed before
          </a>
          : {snapshot.because}
        </p>
      )}
      {snapshot.correctedById && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/street/count/${snapshot.correctedById}`}>
            A correction was begun
          </a>
          . This one stays as it was signed.
        </p>
      )}
      {!snapshot.signedAt && (
        <>
          {rule.submitBy && (
            <p class="govuk-body">
              To be submitted by {formatDay(rule.submitBy)}
              {rule.certainty === 'confirmed' ? '' : ' (not confirmed)'}.
            </p>
          )}
          <Warnings warnings={warnings} />
          <Steps loaded={loaded} />
        </>
      )}
      {figures && <SignedFigures loaded={loaded} figures={figures} today={today} chrome={chrome} />}
      <AssuranceSection loaded={loaded} />
      {snapshot.signedAt && snapshot.takesPart && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/street/count/${snapshot.id}/sheets`}>
            Count sheets
          </a>
          {', '}
          <a class="govuk-link" href={`/street/count/${snapshot.id}/meeting`}>
            estimate meeting
          </a>
          {', '}
          <a class="govuk-link" href={`/street/count/${snapshot.id}/partners`}>
            agencies consulted
          </a>
        </p>
      )}
      {snapshot.signedAt && mayCoordinate && !snapshot.correctedById && !snapshot.forgottenAt && (
        <GovukButton
          href={`/street/count/${snapshot.id}/correct`}
          text="Correct this count"
          classes="govuk-button--secondary"
        />
      )}
      <Definition rule={rule} />
    </CountPage>
  )
}

function Steps({ loaded }: { readonly loaded: ForOverview }) {
  const { snapshot, standing, prepared, counts, signatures, mayCoordinate } = loaded
  const here = `/street/count/${snapshot.id}`
  const step = (text: string, path: string, said: string, hint?: string) => ({
    title: { text },
    href: `${here}/${path}`,
    status: { text: said },
    ...(hint ? { hint: { text: hint } } : {}),
  })
  const isOut = snapshot.approach !== 'estimate'
  return (
    <>
      <GovukTaskList
        idPrefix="steps"
        items={[
          ...(mayCoordinate
            ? [
                step('Plan', 'plan', `${prepared.done} of ${prepared.of} prepared`),
                step('Who knows the night', 'members', `${counts.members} told`),
              ]
            : []),
          step('Agencies consulted', 'partners', String(counts.partners)),
          ...(isOut
            ? [
                step('Teams and routes', 'teams', String(counts.teams)),
                step('Count sheets', 'sheets', `${standing.seen} lines`),
              ]
            : []),
          ...(snapshot.approach !== 'count'
            ? [
                step(
                  'Estimate meeting',
                  'meeting',
                  standing.openEvidence > 0
                    ? `${standing.openEvidence} of ${standing.evidence} not decided`
                    : `${standing.evidence} on the list`,
                ),
              ]
            : []),
          step(
            'Debrief',
            'debrief',
            standing.openPairs > 0 ? `${standing.openPairs} to decide` : 'Nothing open',
            'Lines that may be the same person',
          ),
          step(
            'Fix and sign the figure',
            'sign',
            snapshot.fixedAt
              ? `Fixed at ${snapshot.fixedTotal}, ${signatures.length} of 2 signed`
              : 'Not fixed',
          ),
        ]}
      />
      <Figures>
        <Figure
          value={snapshot.fixedTotal ?? standing.total}
          label={`${(snapshot.fixedTotal ?? standing.total) === 1 ? 'person' : 'people'}, ${snapshot.fixedAt ? 'fixed' : 'as it stands'}`}
          note="Each counted once"
        />
      </Figures>
    </>
  )
}

function SignedFigures({
  loaded,
  figures,
  today,
  chrome,
}: {
  readonly loaded: ForOverview
  readonly figures: ReturnRow[]
  readonly today: PlainDate
  readonly chrome: PageProps<ForOverview>['chrome']
}) {
  const { snapshot, signatures, mayCoordinate, mayForget } = loaded
  const here = `/street/count/${snapshot.id}`
  const isHidden = figures.some(row => row.value === 'suppressed')
  return (
    <>
      <Figures>
        <Figure
          value={snapshot.fixedTotal ?? 'missing'}
          label="people sleeping rough on that night"
        />
      </Figures>
      <DataTable
        caption={mayCoordinate ? 'Figures in the order of the return' : 'Figures'}
        rows={figures}
        columns={[
          { heading: 'Part', isRowHeading: true, cell: row => `${row.heading}: ${row.label}` },
          {
            heading: 'Figure',
            format: 'numeric',
            cell: row => (row.value === 'suppressed' ? 'Hidden, small' : row.value),
          },
        ]}
      />
      {isHidden && (
        <p class="govuk-body">
          Small groups are hidden here, and others with them so that they cannot be worked out.
        </p>
      )}
      <p class="govuk-body">
        {mayCoordinate ? (
          <>
            <a class="govuk-link" href={`${here}/return.csv`}>
              The return as CSV
            </a>
            {', '}
            <a class="govuk-link" href={`${here}/return.ods`}>
              as ODS
            </a>
            {'; '}
          </>
        ) : null}
        <a class="govuk-link" href={`${here}/figures.csv`}>
          Figures with small groups hidden, as CSV
        </a>
        .
      </p>
      {mayCoordinate && (
        <GovukWarningText
          text="The return holds every number, small ones too: the ministry publishes them for each council without hiding any (rough sleeping snapshot, all editions since 2010). For anything else give out the figures with small groups hidden."
          iconFallbackText="Warning"
        />
      )}
      {signatures.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {signatures.map(one => (
            <li>
              {one.part === 'chair' ? 'Chair' : 'Independent partner'}: {one.name},{' '}
              {one.organisation}, {formatDay(dayOf(one.signedAt))}
              {one.way === 'paper' ? ', on paper' : ''}
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        {snapshot.forgottenAt
          ? `The working list was deleted on ${formatDay(dayOf(snapshot.forgottenAt))}.`
          : `The working list of people is kept until ${formatDay(snapshot.forgetOn ?? today)}.`}
      </p>
      {mayForget && !snapshot.forgottenAt && snapshot.forgetOn && snapshot.forgetOn <= today && (
        <form method="post" action={`${here}/forget`}>
          <CsrfField chrome={chrome} />
          <GovukButton
            text="Delete the working list for good"
            classes="govuk-button--warning"
            preventDoubleClick
          />
        </form>
      )}
    </>
  )
}

const rags = {
  green: { text: 'Green: no concerns', classes: 'govuk-tag--green' },
  amber: { text: 'Amber: some concerns', classes: 'govuk-tag--orange' },
  red: { text: 'Red: serious concerns', classes: 'govuk-tag--red' },
}

function AssuranceSection({ loaded }: { readonly loaded: ForOverview }) {
  const { snapshot, assurances, lists, mayCoordinate } = loaded
  if (!snapshot.takesPart) return null
  return (
    <>
      <h2 class="govuk-heading-m">Quality assurance</h2>
      {assurances.length === 0 && <p class="govuk-body">Nothing is recorded yet.</p>}
      <ul class="govuk-list">
        {assurances.map(one => (
          <li>
            <strong>{labelOf(lists.assurance, one.outcome)}</strong> by {one.saidBy},{' '}
            {formatDay(dayOf(one.recordedAt))}.{' '}
            <GovukTag text={rags[one.rag].text} classes={rags[one.rag].classes} /> (not published)
            {one.concerns.length > 0 &&
              ` ${one.concerns.map(code => labelOf(lists.concern, code)).join('; ')}.`}{' '}
            {one.words}
          </li>
        ))}
      </ul>
      {mayCoordinate && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/street/count/${snapshot.id}/assurance`}>
            Record quality assurance
          </a>
        </p>
      )}
    </>
  )
}
