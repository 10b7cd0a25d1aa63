import type { ComponentChildren } from 'preact'
import {
  assetPath,
  GovukButton,
  GovukErrorSummary,
  GovukExitThisPage,
  GovukNotificationBanner,
  GovukServiceNavigation,
  GovukSkipLink,
} from '../../../design-system/index.ts'
import type { OwnChrome } from './own-door.ts'

// A grey dot: the tab shows nothing of the service.
const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%23767676'/%3E%3C/svg%3E"

const pages = [
  { href: '/mine/home', text: 'Start' },
  { href: '/mine/kept', text: 'What is kept' },
  { href: '/mine/who', text: 'Who can see it' },
  { href: '/mine/looked', text: 'Who looked' },
  { href: '/mine/choices', text: 'Your choices' },
  { href: '/mine/asked', text: 'What you asked for' },
  { href: '/mine/key', text: 'Coming back' },
]

/**
 * A page of somebody's own access. Its title, address, icon and head say nothing of what the service is: no name of it,
 * of the partnership or of a place. The way out stands on every page, first for those who use the keyboard.
 */
export function OwnShell(props: {
  title: string
  chrome: OwnChrome
  errors?: readonly { field: string; message: string }[]
  back?: { href: string; text: string }
  children: ComponentChildren
}) {
  const { title, chrome, errors = [] } = props
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${errors.length > 0 ? 'Error: ' : ''}${title === 'Your page' ? '' : `${title} – `}Your page`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('main.css')} />
      </head>
      <body class="govuk-template__body">
        <script src={assetPath('enabled.js')} />
        <GovukSkipLink href="#main-content" text="Skip to main content" />
        <GovukSkipLink
          href={chrome.leaveTo}
          text="Exit this page"
          classes="govuk-js-exit-this-page-skiplink"
          attributes={{ rel: 'nofollow noreferrer' }}
        />
        <header>
          <div class="govuk-width-container tl-mine-header">
            <p class="govuk-body tl-mine-header__name">Your page</p>
          </div>
          {chrome.isIn && (
            <GovukServiceNavigation
              ariaLabel="Pages"
              navigation={pages.map(one => ({ ...one, active: chrome.path === one.href }))}
            />
          )}
        </header>
        <div class="govuk-width-container">
          <GovukExitThisPage redirectUrl={chrome.leaveTo} />
          {props.back && (
            <a href={props.back.href} class="govuk-back-link">
              {props.back.text}
            </a>
          )}
          <main class="govuk-main-wrapper" id="main-content">
            {errors.length > 0 && (
              <GovukErrorSummary
                titleText="There is a problem"
                errorList={errors.map(({ field, message }) => ({
                  text: message,
                  href: field === 'form' || field === 'version' ? undefined : `#${field}`,
                }))}
              />
            )}
            {chrome.said && (
              <GovukNotificationBanner
                type="success"
                text={chrome.said}
                disableAutoFocus={errors.length > 0 ? true : undefined}
              />
            )}
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">{props.children}</div>
            </div>
          </main>
        </div>
        {chrome.isIn && (
          <footer class="govuk-width-container">
            <form method="post" action="/mine/out">
              <input type="hidden" name="csrf" value={chrome.csrfToken} />
              <GovukButton text="Sign out" classes="govuk-button--secondary" />
            </form>
          </footer>
        )}
        <script type="module" src={assetPath('main.js')} />
      </body>
    </html>
  )
}

/** Belongs inside every form behind the door. */
export function OwnFormToken({ chrome }: { chrome: OwnChrome }) {
  return <input type="hidden" name="csrf" value={chrome.csrfToken} />
}

/** What "Exit this page" does, and what it does not. */
export function LeavingWords() {
  return (
    <>
      <p class="govuk-body">
        If somebody comes and you do not want them to see this, press{' '}
        <strong>Exit this page</strong>. It signs you out and shows the weather. You can also press
        the Shift key 3 times.
      </p>
      <p class="govuk-body">
        It does not clear your history. Somebody who looks through this phone or computer may still
        find that you opened a page called ‘Your page’. Clear the history yourself, or use a private
        window.
      </p>
    </>
  )
}
