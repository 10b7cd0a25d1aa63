import { attributesOf, classNames, headingTag } from './attributes.ts'
import type { FeedbackOptions } from './options.generated.ts'

export function GovukFeedback(options: FeedbackOptions) {
  const Heading = headingTag(options.headingLevel || 2)
  const body =
    options.children ?? options.html ?? (options.text && <p class="govuk-body">{options.text}</p>)
  return (
    <div
      class={classNames('govuk-feedback govuk-width-container', options.classes)}
      {...attributesOf(options.attributes)}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Heading class="govuk-feedback__title">{options.titleHtml ?? options.titleText}</Heading>
          {body && <div class="govuk-feedback__body">{body}</div>}
        </div>
      </div>
    </div>
  )
}
