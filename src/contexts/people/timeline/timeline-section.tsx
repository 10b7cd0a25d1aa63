import {
  EmptyState,
  GovukButton,
  GovukCheckboxes,
  GovukDetails,
  Timeline,
} from '../../../design-system/index.ts'
import { dayOf } from '../../../platform/dates.ts'
import type { TimelinePage } from './list-timeline.ts'
import type { TimelineEntry } from './timeline-part.ts'

/** From this length on, the text of an entry is folded away. */
const longText = 240

/** Everything that happened, newest first, with the kinds to choose from and the way to older ones. */
export function TimelineSection({
  path,
  timeline,
  kinds,
  chosen,
  isFirstPage,
}: {
  path: string
  timeline: TimelinePage
  kinds: readonly { code: string; label: string }[]
  chosen: readonly string[]
  isFirstPage: boolean
}) {
  const { entries, olderBefore } = timeline
  return (
    <section class="tl-person__section tl-person__timeline">
      <h2 class="govuk-heading-l" id="timeline">
        Timeline
      </h2>
      <GovukDetails summaryText="Show only some of it" open={chosen.length > 0}>
        <form method="get" action={`${path}#timeline`}>
          <GovukCheckboxes
            idPrefix="kind"
            name="kind"
            classes="govuk-checkboxes--small"
            fieldset={{ legend: { text: 'Show', classes: 'govuk-fieldset__legend--s' } }}
            values={[...chosen]}
            items={kinds.map(kind => ({ value: kind.code, text: kind.label }))}
          />
          <GovukButton text="Show these" classes="govuk-button--secondary" />
          {chosen.length > 0 && (
            <p class="govuk-body">
              <a class="govuk-link" href={`${path}#timeline`}>
                Show everything
              </a>
            </p>
          )}
        </form>
      </GovukDetails>
      {!isFirstPage && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${addressOf(path, chosen, null)}#timeline`}>
            Back to the newest
          </a>
        </p>
      )}
      {entries.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing of this that you can see.</p>
        </EmptyState>
      ) : (
        <Timeline
          items={entries.map(entry => ({
            title: entry.title,
            at: entry.dayOnly ? dayOf(entry.at) : entry.at,
            by: [entry.by.name, entry.by.organisation].filter(Boolean).join(', ') || undefined,
            content: <EntryText entry={entry} />,
          }))}
        />
      )}
      {olderBefore && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${addressOf(path, chosen, olderBefore)}#timeline`}>
            Show what was before
          </a>
        </p>
      )}
    </section>
  )
}

function addressOf(path: string, chosen: readonly string[], before: Date | null): string {
  const parts = new URLSearchParams(chosen.map(kind => ['kind', kind]))
  if (before) parts.set('before', before.toISOString())
  return parts.size === 0 ? path : `${path}?${parts}`
}

function EntryText({ entry: { text, title, href } }: { entry: TimelineEntry }) {
  const words = text ? (
    <p class="govuk-body tl-words" dir="auto">
      {text}
    </p>
  ) : null
  return (
    <>
      {text && text.length > longText ? (
        <>
          <p class="govuk-body tl-words" dir="auto">
            {`${text.slice(0, longText - 60).trimEnd()}…`}
          </p>
          <GovukDetails summaryText="Read all of it">{words}</GovukDetails>
        </>
      ) : (
        words
      )}
      {href && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={href}>
            Open
            <span class="govuk-visually-hidden">: {title}</span>
          </a>
        </p>
      )}
    </>
  )
}
