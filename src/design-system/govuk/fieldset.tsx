import { attributesOf, classNames, content, hasContent } from './attributes.ts'
import type { FieldsetLegend, FieldsetOptions } from './options.generated.ts'

export function GovukFieldset(options: FieldsetOptions) {
  return (
    <fieldset
      class={classNames('govuk-fieldset', options.classes)}
      role={(options.role || undefined) as 'group' | undefined}
      aria-describedby={options.describedBy || undefined}
      {...attributesOf(options.attributes)}
    >
      {options.legend && hasContent(options.legend) && <Legend {...options.legend} />}
      {options.children ?? options.html}
    </fieldset>
  )
}

function Legend(legend: FieldsetLegend) {
  return (
    <legend class={classNames('govuk-fieldset__legend', legend.classes)}>
      {legend.isPageHeading ? (
        <h1 class="govuk-fieldset__heading">{content(legend)}</h1>
      ) : (
        content(legend)
      )}
    </legend>
  )
}
