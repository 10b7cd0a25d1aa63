import { attributesOf, classNames, content } from './attributes.ts'
import type { WarningTextOptions } from './options.generated.ts'

export function GovukWarningText(options: WarningTextOptions) {
  return (
    <div
      class={classNames('govuk-warning-text', options.classes)}
      {...attributesOf(options.attributes)}
    >
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{options.iconFallbackText || 'Warning'}</span>{' '}
        {content(options)}
      </strong>
    </div>
  )
}
