import { attributesOf, classNames, content, hasContent } from './attributes.ts'
import type { LabelOptions } from './options.generated.ts'

export function GovukLabel(options: LabelOptions) {
  if (!hasContent(options)) return null
  const label = (
    <label
      class={classNames('govuk-label', options.classes)}
      for={options.for || undefined}
      {...attributesOf(options.attributes)}
    >
      {content(options)}
    </label>
  )
  return options.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
