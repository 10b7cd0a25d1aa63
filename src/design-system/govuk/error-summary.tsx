import { attributesOf, classNames, content } from './attributes.ts'
import type { ErrorSummaryOptions } from './options.generated.ts'

export function GovukErrorSummary(options: ErrorSummaryOptions) {
  const description = options.children ?? options.descriptionHtml ?? options.descriptionText
  return (
    <div
      class={classNames('govuk-error-summary', options.classes)}
      data-disable-auto-focus={options.disableAutoFocus?.toString()}
      {...attributesOf(options.attributes)}
      data-module="govuk-error-summary"
    >
      {/* The alert is a child of its own so that moving focus does not swallow the announcement. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{options.titleHtml ?? options.titleText}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {options.errorList && options.errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {options.errorList.map(
                item =>
                  item && (
                    <li>
                      {item.href ? (
                        <a href={item.href} {...attributesOf(item.attributes)}>
                          {content(item)}
                        </a>
                      ) : (
                        content(item)
                      )}
                    </li>
                  ),
              )}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
