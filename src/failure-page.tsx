import { type Chrome, Page } from './design-system/index.ts'
import type { Failure } from './platform/web/server.ts'

const said: Record<Failure['status'], { title: string; text: string }> = {
  403: {
    title: 'You cannot open this page',
    text: 'Your account is not set up for it, or the form was open for too long. Go back, load the page again and try once more. If you need it for your work, ask your organisation’s administrator.',
  },
  404: {
    title: 'Page not found',
    text: 'If you typed the address, check that it is right. If you followed a link here, the page may have moved, or it may not be one that you can see.',
  },
  413: {
    title: 'The file is too large',
    text: 'Files can be up to 50 MB. Go back and choose a smaller one: a plan without its pictures is usually enough.',
  },
  429: { title: 'There were too many tries', text: 'Wait a few minutes and try again.' },
  500: {
    title: 'Sorry, there is a problem with the service',
    text: 'Nothing that you saved before is lost. Go back and try again. If it happens once more, tell whoever runs the service and give them this reference:',
  },
}

/** Whatever goes wrong, said calmly. */
export function FailurePage({ chrome, failure }: { chrome: Chrome; failure: Failure }) {
  const { title, text } = said[failure.status]
  return (
    <Page title={title} chrome={chrome}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {text} {failure.reference && <strong>{failure.reference}</strong>}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          Go to the start page
        </a>
      </p>
    </Page>
  )
}
