import { attributesOf, classNames, content } from './attributes.ts'
import type { SkipLinkOptions } from './options.generated.ts'

export function GovukSkipLink(options: SkipLinkOptions) {
  return (
    <a
      href={options.href || '#content'}
      class={classNames('govuk-skip-link', options.classes)}
      {...attributesOf(options.attributes)}
      data-module="govuk-skip-link"
    >
      {content(options)}
    </a>
  )
}
