import { attributesOf, classNames, content } from './attributes.ts'
import type { DetailsOptions } from './options.generated.ts'

export function GovukDetails(options: DetailsOptions) {
  return (
    <details
      id={options.id || undefined}
      class={classNames('govuk-details', options.classes)}
      {...attributesOf(options.attributes)}
      open={options.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {options.summaryHtml ?? options.summaryText}
        </span>
      </summary>
      <div class="govuk-details__text">{options.children ?? content(options)}</div>
    </details>
  )
}
