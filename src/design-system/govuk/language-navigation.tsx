import { attributesOf, classNames, content } from './attributes.ts'
import type { LanguageNavigationItem, LanguageNavigationOptions } from './options.generated.ts'

export function GovukLanguageNavigation(options: LanguageNavigationOptions) {
  return (
    <nav
      class={classNames('govuk-language-navigation', options.classes)}
      {...attributesOf(options.attributes)}
      aria-label={options.ariaLabel ?? 'Language'}
    >
      <ul class="govuk-language-navigation__list">
        {options.items.map(
          item =>
            item && (
              <li class="govuk-language-navigation__list-item">
                <Language {...item} />
              </li>
            ),
        )}
      </ul>
    </nav>
  )
}

function Language(item: LanguageNavigationItem) {
  const shared = attributesOf({
    ...(item.lang && { lang: item.lang }),
    ...(item.dir && { dir: item.dir }),
    ...item.attributes,
  })
  if (item.current || !item.href) {
    return (
      <span
        class={classNames('govuk-language-navigation__text', item.classes)}
        aria-current="true"
        {...shared}
      >
        {content(item)}
      </span>
    )
  }
  return (
    <a
      class={classNames('govuk-language-navigation__link', item.classes)}
      href={item.href}
      rel="alternate"
      hreflang={item.hrefLang || item.lang || undefined}
      {...shared}
    >
      {content(item)}
      {item.languageDescriptionText && (
        <span class="govuk-visually-hidden"> {item.languageDescriptionText}</span>
      )}
    </a>
  )
}
