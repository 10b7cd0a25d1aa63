import { attributesOf, classNames } from './attributes.ts'
import type { GenericHeaderOptions } from './options.generated.ts'

export function GovukGenericHeader(options: GenericHeaderOptions) {
  return (
    <div
      class={classNames('govuk-generic-header', options.classes)}
      {...attributesOf(options.attributes)}
    >
      <div
        class={classNames(
          'govuk-generic-header__container',
          options.containerClasses || 'govuk-width-container',
        )}
      >
        <div class="govuk-generic-header__logo">
          <a href={options.url || '/'} class="govuk-generic-header__homepage-link">
            {options.logoHtml ?? options.logoText}
          </a>
        </div>
      </div>
    </div>
  )
}
