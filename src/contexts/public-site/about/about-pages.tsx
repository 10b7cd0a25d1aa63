import { type Chrome, Page } from '../../../design-system/index.ts'

type Props = { chrome: Chrome }

/** What somebody who cannot use a page needs to know. Public Sector Bodies Accessibility Regulations 2018. */
export function AccessibilityPage({ chrome }: Props) {
  return (
    <Page title="Accessibility" chrome={chrome}>
      <h1 class="govuk-heading-l">Accessibility</h1>
      <p class="govuk-body">
        We want everyone to be able to use this service. You should be able to:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>use every page with only a keyboard, or by voice</li>
        <li>use every page with a screen reader</li>
        <li>zoom in to 400% without losing text off the side of the page</li>
        <li>use every page without JavaScript</li>
        <li>
          understand every chart from the table beside it, and every colour from its word and shape
        </li>
      </ul>
      <h2 class="govuk-heading-m">What does not work yet</h2>
      <p class="govuk-body">
        The tables of published strategies are as wide as the councils print them. On a small screen
        they scroll sideways within their frame. Every publication can also be saved as a CSV file.
      </p>
      <h2 class="govuk-heading-m">How it is tested</h2>
      <p class="govuk-body">
        Each page is checked against the Web Content Accessibility Guidelines 2.2, level AA, by a
        program at every change, at the width of a small phone and of a desk screen. People who use
        assistive technology have not tested it yet.
      </p>
      <h2 class="govuk-heading-m">If you cannot use a page</h2>
      <p class="govuk-body">
        Tell the council or organisation that gave you the address of this service, and ask for the
        information in another form. If you are not happy with the answer, the Equality Advisory and
        Support Service can help.
      </p>
    </Page>
  )
}

/** What is held about the people who use the service to do their work. */
export function PrivacyPage({ chrome }: Props) {
  return (
    <Page title="Privacy" chrome={chrome}>
      <h1 class="govuk-heading-l">Privacy</h1>
      <p class="govuk-body">
        The partnership that you work with runs this service and is responsible for what is in it.
        If you only read published strategies, nothing about you is kept except the cookie described
        on the{' '}
        <a class="govuk-link" href="/cookies">
          cookies page
        </a>
        .
      </p>
      <h2 class="govuk-heading-m">If you sign in</h2>
      <p class="govuk-body">
        We hold your name, email address, organisation and role, and a record of what you changed
        and when. The record cannot be altered, because others rely on it. Only administrators of
        your partnership can read it.
      </p>
      <h2 class="govuk-heading-m">What is published</h2>
      <p class="govuk-body">
        Posts and organisations are named in published strategies. People are not, unless they
        agreed.
      </p>
      <h2 class="govuk-heading-m">Your rights</h2>
      <p class="govuk-body">
        You can ask the partnership to see what it holds about you, and to put it right. If you are
        not happy with the answer, you can complain to the Information Commissioner’s Office.
      </p>
    </Page>
  )
}

/** Each cookie and what it is for. All are needed for the service to work, so no consent is asked. */
export function CookiesPage({ chrome }: Props) {
  return (
    <Page title="Cookies" chrome={chrome}>
      <h1 class="govuk-heading-l">Cookies</h1>
      <p class="govuk-body">
        Cookies are small files kept by your browser. We only use those that the service cannot work
        without. We do not count or follow visitors.
      </p>
      <table class="govuk-table">
        <caption class="govuk-table__caption govuk-table__caption--m">Cookies that we use</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {['Name', 'What it is for', 'It ends'].map(heading => (
              <th class="govuk-table__header" scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {cookies.map(([name, purpose, ends]) => (
            <tr class="govuk-table__row" key={name}>
              <th class="govuk-table__header tl-break" scope="row">
                {name}
              </th>
              <td class="govuk-table__cell">{purpose}</td>
              <td class="govuk-table__cell">{ends}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}

const cookies = [
  ['throughline_session', 'Keeps you signed in', 'when you sign out, or close the browser'],
  [
    'throughline_visit',
    'Makes sure that a form comes from our own page',
    'when you close the browser',
  ],
  ['throughline_flash', 'Says on the next page what was just saved', 'after one minute at most'],
] as const
