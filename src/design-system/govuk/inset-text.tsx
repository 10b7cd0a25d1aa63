import { attributesOf, classNames, content } from './attributes.ts'
import type { InsetTextOptions } from './options.generated.ts'

export function GovukInsetText(options: InsetTextOptions) {
  return (
    <div
      id={options.id || undefined}
      class={classNames('govuk-inset-text', options.classes)}
      {...attributesOf(options.attributes)}
    >
      {options.children ?? content(options)}
    </div>
  )
}
