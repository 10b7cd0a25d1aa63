// biome-ignore-all lint/a11y/useSemanticElements: the markup is the Design System's
import { attributesOf, classNames } from './attributes.ts'
import { GovukButton } from './button.tsx'
import type {
  CookieBannerMessage,
  CookieBannerMessageAction,
  CookieBannerOptions,
} from './options.generated.ts'

export function GovukCookieBanner(options: CookieBannerOptions) {
  return (
    <div
      class={classNames('govuk-cookie-banner', options.classes)}
      data-nosnippet=""
      role="region"
      aria-label={options.ariaLabel || 'Cookie banner'}
      hidden={options.hidden}
      {...attributesOf(options.attributes)}
    >
      {options.messages.map(message => message && <Message {...message} />)}
    </div>
  )
}

function Message(message: CookieBannerMessage) {
  const heading = message.headingHtml ?? message.headingText
  return (
    <div
      class={classNames('govuk-cookie-banner__message', message.classes, 'govuk-width-container')}
      role={(message.role || undefined) as 'alert' | undefined}
      {...attributesOf(message.attributes)}
      hidden={message.hidden}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {heading && <h2 class="govuk-cookie-banner__heading govuk-heading-m">{heading}</h2>}
          <div class="govuk-cookie-banner__content">
            {message.html ?? (message.text && <p class="govuk-body">{message.text}</p>)}
          </div>
        </div>
      </div>
      {message.actions && (
        <div class="govuk-button-group">
          {message.actions.map(action => action && <Action {...action} />)}
        </div>
      )}
    </div>
  )
}

function Action(action: CookieBannerMessageAction) {
  if (!action.href || action.type === 'button') {
    return <GovukButton {...action} type={action.type || 'button'} />
  }
  return (
    <a
      class={classNames('govuk-link', action.classes)}
      href={action.href}
      {...attributesOf(action.attributes)}
    >
      {action.text}
    </a>
  )
}
