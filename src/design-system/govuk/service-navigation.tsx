// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: the button is hidden from everyone until the browser script shows it
import { attributesOf, classNames, content } from './attributes.ts'
import type { ServiceNavigationItem, ServiceNavigationOptions } from './options.generated.ts'

export function GovukServiceNavigation(options: ServiceNavigationOptions) {
  const { slots } = options
  const attributes = {
    class: classNames('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...attributesOf(options.attributes),
  }
  const inner = (
    <div
      class={classNames(
        'govuk-width-container',
        slots?.end?.align === 'inline' && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots?.start}
      <div class="govuk-service-navigation__container">
        {options.serviceName && (
          <span class="govuk-service-navigation__service-name">
            {options.serviceUrl ? (
              <a href={options.serviceUrl} class="govuk-service-navigation__link">
                {options.serviceName}
              </a>
            ) : (
              <span class="govuk-service-navigation__text">{options.serviceName}</span>
            )}
          </span>
        )}
        <Navigation {...options} />
      </div>
      {slots?.end?.html}
    </div>
  )
  // With a name or content of its own it is a landmark; else the <nav> inside is enough.
  return options.serviceName || slots?.start || slots?.end?.html ? (
    <section aria-label={options.ariaLabel ?? 'Service information'} {...attributes}>
      {inner}
    </section>
  ) : (
    <div {...attributes}>{inner}</div>
  )
}

function Navigation(options: ServiceNavigationOptions) {
  const { slots } = options
  const items = (options.navigation ?? []).filter(item => Boolean(item))
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return null
  const menuButtonText = options.menuButtonText || 'Menu'
  const navigationId = options.navigationId || 'navigation'
  const hasOwnLabel = options.menuButtonLabel && options.menuButtonLabel !== menuButtonText
  return (
    <nav
      aria-label={options.navigationLabel || menuButtonText}
      class={classNames('govuk-service-navigation__wrapper', options.navigationClasses)}
    >
      {(options.collapseNavigationOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={hasOwnLabel ? options.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {menuButtonText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={navigationId}>
        {slots?.navigationStart}
        {items.map(item => item && <NavigationItem {...item} />)}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

function NavigationItem(item: ServiceNavigationItem) {
  const isActive = item.active || item.current
  const current = isActive ? (item.current ? 'page' : 'true') : undefined
  // <strong> still marks the current item where someone replaces colours or styles.
  const inner = isActive ? (
    <strong class="govuk-service-navigation__active-fallback">{content(item)}</strong>
  ) : (
    content(item)
  )
  return (
    <li
      class={classNames(
        'govuk-service-navigation__item',
        isActive && 'govuk-service-navigation__item--active',
      )}
    >
      {item.href ? (
        <a
          class="govuk-service-navigation__link"
          href={item.href}
          aria-current={current}
          {...attributesOf(item.attributes)}
        >
          {inner}
        </a>
      ) : (
        (item.html || item.text) && (
          <span class="govuk-service-navigation__text" aria-current={current}>
            {inner}
          </span>
        )
      )}
    </li>
  )
}
