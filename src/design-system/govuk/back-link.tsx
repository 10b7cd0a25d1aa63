import { attributesOf, classNames } from './attributes.ts'
import type { BackLinkOptions } from './options.generated.ts'

export function GovukBackLink(options: BackLinkOptions) {
  return (
    <a
      href={options.href || '#'}
      class={classNames('govuk-back-link', options.classes)}
      {...attributesOf(options.attributes)}
    >
      {options.html ?? (options.text || 'Back')}
    </a>
  )
}
