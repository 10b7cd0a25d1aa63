import { attributesOf, classNames } from './attributes.ts'
import type { TabsOptions } from './options.generated.ts'

export function GovukTabs(options: TabsOptions) {
  const panelId = (item: { readonly id?: string | undefined }, index: number) =>
    item.id || `${options.idPrefix ?? ''}-${index + 1}`
  return (
    <div
      id={options.id || undefined}
      class={classNames('govuk-tabs', options.classes)}
      {...attributesOf(options.attributes)}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{options.title ?? 'Contents'}</h2>
      {options.items.length > 0 && (
        <ul class="govuk-tabs__list">
          {options.items.map(
            (item, index) =>
              item && (
                <li
                  class={classNames(
                    'govuk-tabs__list-item',
                    index === 0 && 'govuk-tabs__list-item--selected',
                  )}
                >
                  <a
                    class="govuk-tabs__tab"
                    href={`#${panelId(item, index)}`}
                    {...attributesOf(item.attributes)}
                  >
                    {item.label}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {options.items.map(
        (item, index) =>
          item && (
            <div
              class={classNames('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')}
              id={panelId(item, index)}
              {...attributesOf(item.panel?.attributes)}
            >
              {item.panel?.html ??
                (item.panel?.text && <p class="govuk-body">{item.panel.text}</p>)}
            </div>
          ),
      )}
    </div>
  )
}
