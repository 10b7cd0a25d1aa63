// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is set, to one of two values
import { attributesOf, classNames, headingTag } from './attributes.ts'
import type { NotificationBannerOptions } from './options.generated.ts'

export function GovukNotificationBanner(options: NotificationBannerOptions) {
  const isSuccess = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const title = options.titleHtml ?? (options.titleText || (isSuccess ? 'Success' : 'Important'))
  const Heading = headingTag(options.titleHeadingLevel || 2)
  return (
    <div
      class={classNames(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        options.classes,
      )}
      // A success is announced at once; anything else is a landmark to find.
      role={(options.role || (isSuccess ? 'alert' : 'region')) as 'alert'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={options.disableAutoFocus?.toString()}
      {...attributesOf(options.attributes)}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {title}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {options.children ??
          options.html ??
          (options.text && <p class="govuk-notification-banner__heading">{options.text}</p>)}
      </div>
    </div>
  )
}
