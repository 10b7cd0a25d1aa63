import { attributesOf, classNames, content } from './attributes.ts'
import type { BreadcrumbsOptions } from './options.generated.ts'

export function GovukBreadcrumbs(options: BreadcrumbsOptions) {
  return (
    <nav
      class={classNames(
        'govuk-breadcrumbs',
        options.classes,
        options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      {...attributesOf(options.attributes)}
      aria-label={options.labelText ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">
        {options.items.map(
          item =>
            item &&
            (item.href ? (
              <li class="govuk-breadcrumbs__list-item">
                <a
                  class="govuk-breadcrumbs__link"
                  href={item.href}
                  {...attributesOf(item.attributes)}
                >
                  {content(item)}
                </a>
              </li>
            ) : (
              <li class="govuk-breadcrumbs__list-item" aria-current="page">
                {content(item)}
              </li>
            )),
        )}
      </ol>
    </nav>
  )
}
