import { GovukBackLink } from '../govuk/back-link.tsx'
import { GovukBreadcrumbs } from '../govuk/breadcrumbs.tsx'
import { GovukCookieBanner } from '../govuk/cookie-banner.tsx'
import { GovukExitThisPage } from '../govuk/exit-this-page.tsx'
import { GovukFeedback } from '../govuk/feedback.tsx'
import { GovukFooter } from '../govuk/footer.tsx'
import { GovukGenericHeader } from '../govuk/generic-header.tsx'
import { GovukLanguageNavigation } from '../govuk/language-navigation.tsx'
import { GovukPagination } from '../govuk/pagination.tsx'
import { GovukPhaseBanner } from '../govuk/phase-banner.tsx'
import { GovukServiceNavigation } from '../govuk/service-navigation.tsx'
import { GovukSkipLink } from '../govuk/skip-link.tsx'
import type { CatalogueEntry } from './entry.ts'

export const navigationEntries: readonly CatalogueEntry[] = [
  { name: 'GovukBackLink', examples: [<GovukBackLink href="#GovukBackLink" />] },
  {
    name: 'GovukBreadcrumbs',
    examples: [
      <GovukBreadcrumbs
        labelText="Example breadcrumb"
        items={[{ text: 'Section', href: '#GovukBreadcrumbs' }, { text: 'Sub-section' }]}
      />,
    ],
  },
  {
    name: 'GovukCookieBanner',
    examples: [
      <GovukCookieBanner
        ariaLabel="Example of cookies"
        messages={[
          {
            // A heading of the third level, because this page's sections have the second.
            html: (
              <>
                <h3 class="govuk-heading-m">Cookies on this service</h3>
                <p class="govuk-body">We use cookies to make this service work.</p>
              </>
            ),
            actions: [{ text: 'View cookies', href: '/cookies' }],
          },
        ]}
      />,
    ],
  },
  {
    name: 'GovukExitThisPage',
    examples: [<GovukExitThisPage redirectUrl="https://www.bbc.co.uk/weather" />],
  },
  {
    name: 'GovukFeedback',
    examples: [
      <GovukFeedback
        titleText="Help us improve this page"
        headingLevel={3}
        text="Tell us what you were trying to do."
      />,
    ],
  },
  {
    name: 'GovukFooter',
    examples: [
      <GovukFooter
        contentLicence={null}
        meta={{ items: [{ href: '/accessibility', text: 'Accessibility' }] }}
      />,
    ],
  },
  {
    name: 'GovukGenericHeader',
    examples: [<GovukGenericHeader classes="tl-header" logoText="Throughline" />],
  },
  {
    name: 'GovukLanguageNavigation',
    examples: [
      <GovukLanguageNavigation
        ariaLabel="Example of languages"
        items={[
          { text: 'English', lang: 'en', current: true },
          { text: 'Cymraeg', lang: 'cy', href: '#GovukLanguageNavigation' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukPagination',
    examples: [
      <GovukPagination
        landmarkLabel="Example pagination"
        previous={{ href: '#GovukPagination' }}
        next={{ href: '#GovukPagination' }}
        items={[
          { number: 1, href: '#GovukPagination' },
          { number: 2, href: '#GovukPagination', current: true },
          { number: 3, href: '#GovukPagination' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukPhaseBanner',
    examples: [<GovukPhaseBanner tag={{ text: 'Alpha' }} text="This is a new service." />],
  },
  {
    name: 'GovukServiceNavigation',
    examples: [
      <GovukServiceNavigation
        navigationId="example-navigation"
        navigationLabel="Example menu"
        ariaLabel="Example service"
        serviceName="Service name"
        navigation={[
          { href: '#GovukServiceNavigation', text: 'Plans', active: true },
          { href: '#GovukServiceNavigation', text: 'People' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukSkipLink',
    examples: [<GovukSkipLink href="#main-content" text="Skip to main content (example)" />],
  },
]
