import { attributesOf, classNames, content } from './attributes.ts'
import type { HintOptions } from './options.generated.ts'

export function GovukHint(options: HintOptions) {
  return (
    <div
      id={options.id || undefined}
      class={classNames('govuk-hint', options.classes)}
      {...attributesOf(options.attributes)}
    >
      {content(options)}
    </div>
  )
}
