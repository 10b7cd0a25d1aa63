import {
  CsrfField,
  DataTable,
  EmptyState,
  GovukButton,
  GovukTag,
  Page,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import type { ShownTarget } from './claims.ts'
import type { TargetState } from './target-rules.ts'

export type ForTargets = { targets: ShownTarget[]; mayWrite: boolean }

const states: Record<TargetState, { text: string; classes: string }> = {
  met: { text: 'Met', classes: 'govuk-tag--green' },
  lost: { text: 'Met, and lost again', classes: 'govuk-tag--orange' },
  missed: { text: 'Missed', classes: 'govuk-tag--red' },
  'on-course': { text: 'On course', classes: 'govuk-tag--green' },
  'off-course': { text: 'Off course', classes: 'govuk-tag--orange' },
  'not-measurable': { text: 'Not measurable', classes: 'govuk-tag--grey' },
}

/** What strategies want the figure to be, judged by the table. */
export function TargetsPage({ chrome, loaded }: PageProps<ForTargets>) {
  const { targets, mayWrite } = loaded
  return (
    <Page
      title="Targets"
      chrome={chrome}
      width="full"
      back={{ href: '/street/count', text: 'Back to the autumn count' }}
    >
      <h1 class="govuk-heading-l">Targets for the autumn count</h1>
      <p class="govuk-body">
        Before its year a target is on course while the newest figure is on a straight line to it or
        better. A target whose figures are missing is not measurable, which is not a failure.
      </p>
      {mayWrite && <GovukButton href="/street/count/targets/new" text="Add a target" />}
      {targets.length === 0 ? (
        <EmptyState heading="No targets yet">
          <p class="govuk-body">Add what your strategy wants the figure to be, and by when.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Targets"
          captionSize="hidden"
          rows={targets}
          columns={[
            {
              heading: 'Target',
              isRowHeading: true,
              cell: row => (
                <>
                  {row.name}
                  <br />
                  <span class="govuk-hint">
                    {row.areaName}. {row.document}
                  </span>
                </>
              ),
            },
            {
              heading: 'From',
              cell: row =>
                row.judged.baseline
                  ? `${row.judged.baseline.people} in ${row.baselineYear}`
                  : `No figure for ${row.baselineYear}`,
            },
            {
              heading: 'Wanted',
              cell: row =>
                row.judged.wanted === null
                  ? 'Not known'
                  : `${Number(row.judged.wanted.toFixed(1))} by ${row.targetYear}`,
            },
            { heading: 'Is', cell: row => isNow(row) },
            {
              heading: 'State',
              cell: row => (
                <GovukTag
                  text={states[row.judged.state].text}
                  classes={states[row.judged.state].classes}
                />
              ),
            },
            ...(mayWrite
              ? [
                  {
                    heading: 'Change',
                    cell: (row: ShownTarget) => (
                      <form method="post" action={`/street/count/targets/${row.id}/withdraw`}>
                        <CsrfField chrome={chrome} />
                        <GovukButton
                          classes="govuk-button--secondary govuk-!-margin-bottom-0"
                          preventDoubleClick
                          html={
                            <>
                              Take away<span class="govuk-visually-hidden"> {row.name}</span>
                            </>
                          }
                        />
                      </form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Page>
  )
}

function isNow({ judged, targetYear }: ShownTarget): string {
  const { judged: by, newest, line } = judged
  const parts = [
    ...(by && newest && newest.year >= targetYear
      ? [
          `${by.people} in ${by.year}${by.year < targetYear ? `, the last figure up to ${targetYear}` : ''}`,
        ]
      : []),
    ...(newest && newest.year !== by?.year ? [`${newest.people} in ${newest.year}`] : []),
    ...(newest && line !== null
      ? [`${newest.people} in ${newest.year}, and ${line.toFixed(1)} would be on the line`]
      : []),
  ]
  return parts.join('; ') || 'No figure since'
}
