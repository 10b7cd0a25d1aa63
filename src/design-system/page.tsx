import type { ComponentChildren } from 'preact'
import { assetPath } from './assets.ts'
import { GovukBackLink } from './govuk/back-link.tsx'
import { GovukBreadcrumbs } from './govuk/breadcrumbs.tsx'
import { GovukErrorSummary } from './govuk/error-summary.tsx'
import { GovukFooter } from './govuk/footer.tsx'
import { GovukNotificationBanner } from './govuk/notification-banner.tsx'
import { GovukSkipLink } from './govuk/skip-link.tsx'
import { PageHeader } from './page-header.tsx'
import { SessionTime } from './session-time.tsx'

/** What stands around every page: who is signed in, where they can go, what just happened. */
export type Chrome = {
  readonly partnershipName: string | null
  readonly userName: string | null
  readonly navigation: ReadonlyArray<{
    readonly href: string
    readonly text: string
    readonly current: boolean
  }>
  readonly csrfToken: string
  readonly flash: { readonly kind: 'success' | 'notice'; readonly text: string } | null
  /** When the session ends unused, and when it ends however busy it is. */
  readonly session?: { readonly idleEndsAt: Date; readonly endsAt: Date } | undefined
}

/** `href` only where the field's id is not its name, as with the day of a date. */
export type PageError = {
  readonly field: string
  readonly message: string
  readonly href?: string | undefined
}

export type PageProps = {
  readonly title: string
  readonly chrome: Chrome
  readonly children: ComponentChildren
  readonly errors?: readonly PageError[] | undefined
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined
  readonly breadcrumbs?:
    | ReadonlyArray<{ readonly text: string; readonly href?: string | undefined }>
    | undefined
  readonly width?: 'two-thirds' | 'full' | undefined
  /** Loads the page again where there is no script, for long work: see ProgressPanel. */
  readonly refreshSeconds?: number | undefined
  /** Above the main content on every width: exit button of public pages, for example. */
  readonly beforeMain?: ComponentChildren
  readonly lang?: string | undefined
  /** Public pages may be found by search engines; all others ask not to be. */
  readonly isFindable?: boolean | undefined
}

const serviceName = 'Throughline'

const supportLinks = [
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/cookies', text: 'Cookies' },
]

/**
 * A whole HTML page. The caller sends `<!doctype html>` before it. Errors stand first in `<main>` and mark the title;
 * the `<h1>` is the caller's.
 */
export function Page({ chrome, ...props }: PageProps) {
  const { errors = [], width = 'two-thirds' } = props
  return (
    <html lang={props.lang ?? 'en-GB'} class="govuk-template">
      <Head {...props} hasErrors={errors.length > 0} chrome={chrome} />
      <body class="govuk-template__body">
        <script src={assetPath('enabled.js')} />
        <GovukSkipLink href="#main-content" text="Skip to main content" />
        <PageHeader serviceName={serviceName} chrome={chrome} />
        <div class="govuk-width-container">
          {props.beforeMain}
          {props.breadcrumbs && (
            <GovukBreadcrumbs items={props.breadcrumbs} collapseOnMobile={true} />
          )}
          {props.back && <GovukBackLink href={props.back.href} text={props.back.text} />}
          <main class="govuk-main-wrapper" id="main-content">
            <ErrorSummary errors={errors} />
            {chrome.flash && (
              <GovukNotificationBanner
                type={chrome.flash.kind === 'success' ? 'success' : undefined}
                text={chrome.flash.text}
                // Focus belongs to the error summary where there is one.
                disableAutoFocus={errors.length > 0 ? true : undefined}
              />
            )}
            {width === 'full' ? (
              props.children
            ) : (
              <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">{props.children}</div>
              </div>
            )}
          </main>
        </div>
        {chrome.session && <SessionTime session={chrome.session} csrfToken={chrome.csrfToken} />}
        <footer>
          <GovukFooter meta={{ items: supportLinks }} contentLicence={null} />
        </footer>
        <script type="module" src={assetPath('main.js')} />
      </body>
    </html>
  )
}

function Head(props: {
  readonly title: string
  readonly hasErrors: boolean
  readonly chrome: Chrome
  readonly refreshSeconds?: number | undefined
  readonly isFindable?: boolean | undefined
}) {
  const names = [props.title, props.chrome.partnershipName, serviceName].filter(Boolean).join(' – ')
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${props.hasErrors ? 'Error: ' : ''}${names}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#12414a" />
      {!props.isFindable && <meta name="robots" content="noindex" />}
      {props.refreshSeconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(props.refreshSeconds)} />
        </noscript>
      )}
      <link rel="icon" href={assetPath('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetPath('main.css')} />
    </head>
  )
}

function ErrorSummary({ errors }: { readonly errors: readonly PageError[] }) {
  if (errors.length === 0) return null
  return (
    <GovukErrorSummary
      titleText="There is a problem"
      errorList={errors.map(({ field, message, href }) => ({
        text: message,
        // An error of the whole form has no field to go to.
        href: href ?? (field === 'form' ? undefined : `#${field}`),
      }))}
    />
  )
}

/** The message of one field as a component's `errorMessage` option; undefined when the field is right. */
export function errorMessageFor(errors: readonly PageError[], field: string) {
  const error = errors.find(one => one.field === field)
  return error && { text: error.message }
}

/** Belongs inside every `<form method="post">`. */
export function CsrfField({ chrome }: { readonly chrome: Pick<Chrome, 'csrfToken'> }) {
  return <input type="hidden" name="csrf" value={chrome.csrfToken} />
}
