import { DataTable, Dated, EmptyState, GovukTag, Page } from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import type { CrewOut } from './crew-out-queries.ts'
import { OverdueNotice } from './overdue-notice.tsx'

/** Who is out, who is back, and who is overdue. */
export function LoneWorkingPage({ actor, chrome, loaded }: PageProps<{ crew: CrewOut[] }>) {
  const { crew } = loaded
  return (
    <Page
      title="Lone working"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <OverdueNotice overdue={crew.filter(({ where }) => where.state === 'overdue')} />
      <h1 class="govuk-heading-l">Lone working</h1>
      <p class="govuk-body">
        Whoever goes out says on their phone that they set out, that all is well, and that they are
        back. A phone without a signal cannot say so: ring first.
      </p>
      <ol class="govuk-list govuk-list--number">
        <li>Ring them, then whoever is out with them.</li>
        <li>If nobody answers, ring the co-ordinator on duty, or go to where they were last.</li>
        <li>If you think that somebody is in danger, ring 999.</li>
        <li>When you know that they are safe, say so here for them.</li>
      </ol>
      {crew.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody is out, and no shift is near.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="These hours"
          rows={crew}
          columns={[
            {
              heading: 'Who',
              isRowHeading: true,
              cell: row => (
                <>
                  {row.name}
                  <span class="govuk-hint govuk-!-margin-bottom-0">{row.organisation}</span>
                </>
              ),
            },
            { heading: 'Now', cell: row => <Where where={row.where} /> },
            {
              heading: 'Last heard of',
              cell: row => (
                <>
                  <Dated value={row.lastSaid} withTime absent="Not yet" />
                  {row.words && (
                    <span class="govuk-hint govuk-!-margin-bottom-0" dir="auto">
                      {row.words}
                    </span>
                  )}
                </>
              ),
            },
            { heading: 'Buddy', cell: row => row.buddy ?? 'Nobody: the co-ordinator' },
            {
              heading: 'Shift',
              cell: row => (
                <a class="govuk-link" href={`/street/shifts/${row.shiftId}`}>
                  <Dated value={row.startsAt} withTime />
                </a>
              ),
            },
            {
              heading: 'Say',
              cell: row =>
                row.mayAnswerFor ? (
                  <a class="govuk-link" href={`/street/lone-working/${row.shiftId}/${row.userId}`}>
                    {row.userId === actor.userId
                      ? 'How it is with you'
                      : `How it is with ${row.name}`}
                  </a>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
    </Page>
  )
}

function Where({ where }: { where: CrewOut['where'] }) {
  if (where.state === 'not-out') return <>Has not set out</>
  if (where.state === 'back')
    return (
      <>
        <GovukTag text="Back" classes="govuk-tag--green" /> <Dated value={where.at} withTime />
      </>
    )
  return (
    <>
      <GovukTag
        text={where.state === 'overdue' ? 'Overdue' : 'Out'}
        classes={where.state === 'overdue' ? 'govuk-tag--red' : 'govuk-tag--blue'}
      />{' '}
      expected <Dated value={where.expectedBy} withTime />
    </>
  )
}
