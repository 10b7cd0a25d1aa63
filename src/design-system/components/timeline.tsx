import type { ComponentChildren } from 'preact'
import { type HeadingTag, headingTag } from '../govuk/attributes.ts'
import { Dated } from './dated.tsx'

export type TimelineItem = {
  readonly title: string
  /** `YYYY-MM-DD`, or an instant, which is shown with its time. */
  readonly at: string | Date
  readonly by?: string | undefined
  readonly content?: ComponentChildren
}

/** What happened, in the order given. */
export function Timeline({
  items,
  headingLevel = 3,
}: {
  readonly items: readonly TimelineItem[]
  readonly headingLevel?: number
}) {
  const Heading: HeadingTag = headingTag(headingLevel)
  return (
    <ol class="tl-timeline">
      {items.map(item => (
        <li class="tl-timeline__item">
          <Heading class="tl-timeline__title">{item.title}</Heading>
          <p class="tl-timeline__when">
            <Dated value={item.at} withTime />
            {item.by && <> by {item.by}</>}
          </p>
          {item.content && <div class="tl-timeline__content govuk-body">{item.content}</div>}
        </li>
      ))}
    </ol>
  )
}
