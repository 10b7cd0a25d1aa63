import {
  Changes,
  formatDay,
  GovukDetails,
  RagTag,
  Timeline,
  type TimelineItem,
} from '../../../design-system/index.ts'
import { statuses } from '../review/colour-rules.ts'
import { achievableAnswers, desirableAnswers } from '../review/review-form.ts'
import type { ActionVersion, ReviewOfAction } from './history-queries.ts'
import { fieldChanges, versionTitle } from './history-rules.ts'

/** Everything that happened to an action, newest first. */
export function ActionHistory({
  versions,
  reviews,
}: {
  versions: readonly ActionVersion[]
  reviews: readonly ReviewOfAction[]
}) {
  const happened = [
    ...versions.map((version, index) => ({
      at: version.recordedAt,
      item: versionItem(versions[index - 1], version),
    })),
    ...reviews.map(review => ({ at: review.recordedAt, item: reviewItem(review) })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
  return <Timeline items={happened.map(({ item }) => item)} />
}

type Decided = Pick<ReviewOfAction, 'groupName' | 'decidedOn' | 'effectiveOn' | 'recordedAt'>

function DecidedBy({ of }: { of: Decided }) {
  if (!of.groupName && !of.decidedOn) return null
  return (
    <p class="govuk-body">
      Decided{of.groupName && ` by ${of.groupName}`}
      {of.decidedOn && ` on ${formatDay(of.decidedOn)}`}.
    </p>
  )
}

function versionItem(before: ActionVersion | undefined, version: ActionVersion): TimelineItem {
  return {
    title: versionTitle(before, version),
    at: version.recordedAt,
    ...(version.recordedBy && { by: version.recordedBy }),
    content: (
      <>
        {before ? (
          fieldChanges(before, version).map(change => (
            <p class="govuk-body tl-verbatim">
              {change.label}: <Changes before={change.before} after={change.after} />
            </p>
          ))
        ) : (
          <p class="govuk-body tl-verbatim">{version.text}</p>
        )}
        {version.reason && <p class="govuk-body tl-verbatim">Why: {version.reason}</p>}
        <DecidedBy of={version} />
        {version.fragments.length > 0 && (
          <GovukDetails
            summaryText="The words of the document"
            html={
              <div>
                {version.fragments.map(text => (
                  <p class="govuk-body tl-verbatim">{text}</p>
                ))}
              </div>
            }
          />
        )}
      </>
    ),
  }
}

function reviewItem(review: ReviewOfAction): TimelineItem {
  const texts = [
    ['Current situation', review.situation],
    ['Next steps', review.nextSteps],
    [review.notesPublic ? 'Notes (public)' : 'Notes (internal)', review.notes],
    ['Why this colour', review.colourByHand ? review.colourReason : null],
  ] as const
  return {
    title: `${review.kind === 'imported' ? 'As the document said' : 'Reviewed'}: ${statuses[review.status]}`,
    at: review.recordedAt,
    ...(review.recordedBy && { by: review.recordedBy }),
    content: (
      <>
        <p class="govuk-body">
          <RagTag colour={review.colour} /> counts from {formatDay(review.effectiveOn)}
          {review.continues && ', continues as everyday work'}
        </p>
        <DecidedBy of={review} />
        {review.desirable !== 'not-asked' && (
          <p class="govuk-body">
            Still desirable? {desirableAnswers[review.desirable]}
            {review.desirableReason && `: ${review.desirableReason}`}
          </p>
        )}
        {review.achievable !== 'not-asked' && (
          <p class="govuk-body">
            Still achievable? {achievableAnswers[review.achievable]}
            {review.achievableReason && `: ${review.achievableReason}`}
          </p>
        )}
        {texts.map(
          ([label, text]) =>
            text && (
              <p class="govuk-body tl-verbatim">
                {label}: {text}
              </p>
            ),
        )}
      </>
    ),
  }
}
