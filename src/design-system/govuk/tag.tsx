import { attributesOf, classNames, content } from './attributes.ts'
import type { TagOptions } from './options.generated.ts'

export function GovukTag(options: TagOptions) {
  return (
    <strong class={classNames('govuk-tag', options.classes)} {...attributesOf(options.attributes)}>
      {content(options)}
    </strong>
  )
}
