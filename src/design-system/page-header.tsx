import { GovukGenericHeader } from './govuk/generic-header.tsx'
import { GovukServiceNavigation } from './govuk/service-navigation.tsx'
import type { Chrome } from './page.tsx'

export function PageHeader({
  serviceName,
  chrome,
}: {
  readonly serviceName: string
  readonly chrome: Chrome
}) {
  return (
    <header>
      <GovukGenericHeader
        classes="tl-header"
        url="/"
        logoHtml={
          <>
            {serviceName}
            {chrome.partnershipName && (
              <>
                {' '}
                <span class="tl-header__partnership">{chrome.partnershipName}</span>
              </>
            )}
          </>
        }
      />
      <GovukServiceNavigation
        ariaLabel="Pages and your account"
        navigation={chrome.navigation.map(({ href, text, current }) => ({
          href,
          text,
          active: current,
        }))}
        slots={{ end: { html: <Account chrome={chrome} />, align: 'inline' } }}
      />
    </header>
  )
}

function Account({ chrome }: { readonly chrome: Chrome }) {
  if (chrome.userName === null) {
    return (
      <p class="tl-account">
        <a class="govuk-link" href="/sign-in">
          Sign in
        </a>
      </p>
    )
  }
  return (
    <div class="tl-account">
      <a class="govuk-link" href="/account">
        <span class="govuk-visually-hidden">Your account, signed in as </span>
        {chrome.userName}
      </a>
      <form class="tl-account__form" method="post" action="/sign-out">
        <input type="hidden" name="csrf" value={chrome.csrfToken} />
        <button class="tl-link-button" type="submit">
          Sign out
        </button>
      </form>
    </div>
  )
}
