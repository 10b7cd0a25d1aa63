import { attributesOf, classNames, messageAttributes } from './attributes.ts'
import { GovukButton } from './button.tsx'
import type { ExitThisPageOptions } from './options.generated.ts'

export function GovukExitThisPage(options: ExitThisPageOptions) {
  return (
    <div
      id={options.id || undefined}
      class={classNames('govuk-exit-this-page', options.classes)}
      data-module="govuk-exit-this-page"
      {...attributesOf(options.attributes)}
      {...messageAttributes({
        activated: options.activatedText,
        'timed-out': options.timedOutText,
        'press-two-more-times': options.pressTwoMoreTimesText,
        'press-one-more-time': options.pressOneMoreTimeText,
      })}
    >
      <GovukButton
        html={
          options.html ??
          (options.text ? undefined : (
            <>
              <span class="govuk-visually-hidden">Emergency</span> Exit this page
            </>
          ))
        }
        text={options.text}
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={options.redirectUrl || 'https://www.bbc.co.uk/weather'}
        attributes={{ rel: 'nofollow noreferrer' }}
      />
    </div>
  )
}
