import {
  attributesOf,
  classNames,
  content,
  hasContent,
  headingTag,
  messageAttributes,
} from './attributes.ts'
import type { AccordionItem, AccordionOptions } from './options.generated.ts'

export function GovukAccordion(options: AccordionOptions) {
  return (
    <div
      class={classNames('govuk-accordion', options.classes)}
      data-module="govuk-accordion"
      id={options.id}
      {...messageAttributes({
        'hide-all-sections': options.hideAllSectionsText,
        'hide-section': options.hideSectionText,
        'hide-section-aria-label': options.hideSectionAriaLabelText,
        'show-all-sections': options.showAllSectionsText,
        'show-section': options.showSectionText,
        'show-section-aria-label': options.showSectionAriaLabelText,
      })}
      data-remember-expanded={options.rememberExpanded?.toString()}
      {...attributesOf(options.attributes)}
    >
      {options.items.map(
        (item, index) =>
          item && (
            <Section
              id={options.id}
              level={options.headingLevel || 2}
              item={item}
              number={index + 1}
            />
          ),
      )}
    </div>
  )
}

function Section({
  id,
  level,
  item,
  number,
}: {
  readonly id: string
  readonly level: number
  readonly item: AccordionItem
  readonly number: number
}) {
  const Heading = headingTag(level)
  return (
    <div
      class={classNames(
        'govuk-accordion__section',
        item.expanded && 'govuk-accordion__section--expanded',
      )}
    >
      <div class="govuk-accordion__section-header">
        <Heading class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${number}`}>
            {content(item.heading)}
          </span>
        </Heading>
        {hasContent(item.summary) && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${number}`}>
            {content(item.summary)}
          </div>
        )}
      </div>
      <div id={`${id}-content-${number}`} class="govuk-accordion__section-content">
        {item.content?.html ??
          (item.content?.text && <p class="govuk-body">{item.content.text}</p>)}
      </div>
    </div>
  )
}
