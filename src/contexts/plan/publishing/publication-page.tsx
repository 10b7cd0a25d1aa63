import { Dated, GovukInsetText } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { PlanFrame } from '../plan/plan-frame.tsx'
import type { Plan } from '../plan/plan-queries.ts'
import { maySteer } from '../plan/plan-words.ts'
import { PrintedPlan } from './printed-plan.tsx'
import { PublicationFiles } from './publication-files.tsx'
import type { getPublication } from './publication-queries.ts'

type Loaded = { plan: Plan; publication: Awaited<ReturnType<typeof getPublication>> }

/** One publication as it was frozen. */
export function PublicationPage({
  chrome,
  loaded: { plan, publication },
  actor,
}: PageProps<Loaded>) {
  const here = `/plans/${plan.slug}/publications/${publication.number}`
  const steers = maySteer(actor)
  return (
    <PlanFrame
      plan={plan}
      heading={`Publication ${publication.number}`}
      chrome={chrome}
      steers={steers}
    >
      <GovukInsetText
        html={
          <p class="govuk-body govuk-!-margin-bottom-0">
            Published <Dated value={publication.publishedAt} withTime /> for{' '}
            {publication.public ? 'everyone' : 'the partnership'}.{' '}
            {publication.withdrawnAt ? (
              <>
                Withdrawn <Dated value={publication.withdrawnAt} withTime />:{' '}
                {publication.withdrawnReason}
              </>
            ) : (
              publication.public && (
                <a
                  class="govuk-link"
                  href={`/strategies/${publication.address}/${publication.number}`}
                >
                  See it as the public does
                </a>
              )
            )}
          </p>
        }
      />
      <PublicationFiles here={here} />
      {steers && !publication.withdrawnAt && (
        <p class="govuk-body tl-no-print">
          <a class="govuk-link" href={`${here}/withdraw`}>
            Withdraw this publication
          </a>
        </p>
      )}
      <PrintedPlan snapshot={publication.snapshot} headingLevel={2} />
    </PlanFrame>
  )
}
