import { attributesOf, classNames, content, hasContent } from './attributes.ts'
import type {
  FooterContentLicence,
  FooterMeta,
  FooterNavigation,
  FooterOptions,
} from './options.generated.ts'

/** The footer without the crown and without crown copyright, which belong to GOV.UK. */
export function GovukFooter(options: FooterOptions) {
  return (
    <div class={classNames('govuk-footer', options.classes)} {...attributesOf(options.attributes)}>
      <div class={classNames('govuk-width-container', options.containerClasses)}>
        {options.navigation && options.navigation.length > 0 && (
          <>
            <div class="govuk-footer__navigation">
              {options.navigation.map(section => section && <Section {...section} />)}
            </div>
            <hr class="govuk-footer__section-break" />
          </>
        )}
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {options.meta && <Meta {...options.meta} />}
            {options.contentLicence !== null && <Licence {...options.contentLicence} />}
          </div>
        </div>
      </div>
    </div>
  )
}

function Section(section: FooterNavigation) {
  return (
    <div class={`govuk-footer__section govuk-grid-column-${section.width || 'full'}`}>
      <h2 class="govuk-footer__heading govuk-heading-m">{section.title}</h2>
      {section.items && section.items.length > 0 && (
        <ul
          class={classNames(
            'govuk-footer__list',
            section.columns !== undefined && `govuk-footer__list--columns-${section.columns}`,
          )}
        >
          {section.items.map(
            item =>
              item &&
              Boolean(item.href && item.text) && (
                <li class="govuk-footer__list-item">
                  <a class="govuk-footer__link" href={item.href} {...attributesOf(item.attributes)}>
                    {item.text}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
    </div>
  )
}

function Meta(meta: FooterMeta) {
  return (
    <>
      <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle || 'Support links'}</h2>
      {meta.items && meta.items.length > 0 && (
        <ul class="govuk-footer__inline-list">
          {meta.items.map(
            item =>
              item && (
                <li class="govuk-footer__inline-list-item">
                  <a class="govuk-footer__link" href={item.href} {...attributesOf(item.attributes)}>
                    {item.text}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {hasContent(meta) && <div class="govuk-footer__meta-custom">{content(meta)}</div>}
    </>
  )
}

function Licence(licence: FooterContentLicence) {
  return (
    <>
      <svg
        aria-hidden="true"
        focusable="false"
        class="govuk-footer__licence-logo"
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 483.2 195.7"
        height="17"
        width="41"
      >
        <path
          fill="currentColor"
          d="M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145"
        />
      </svg>
      <span class="govuk-footer__licence-description">
        {hasContent(licence) ? (
          content(licence)
        ) : (
          <>
            All content is available under the{' '}
            <a
              class="govuk-footer__link"
              href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
              rel="license"
            >
              Open Government Licence v3.0
            </a>
            , except where otherwise stated
          </>
        )}
      </span>
    </>
  )
}
