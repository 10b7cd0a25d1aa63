import { attributesOf, classNames, content } from './attributes.ts'
import type { ErrorMessageOptions } from './options.generated.ts'

export function GovukErrorMessage(options: ErrorMessageOptions) {
  const { visuallyHiddenText = 'Error' } = options
  return (
    <p
      id={options.id || undefined}
      class={classNames('govuk-error-message', options.classes)}
      {...attributesOf(options.attributes)}
    >
      {visuallyHiddenText && (
        <>
          <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}
        </>
      )}
      {content(options)}
    </p>
  )
}
