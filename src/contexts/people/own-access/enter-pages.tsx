import {
  errorMessageFor,
  GovukButton,
  GovukDetails,
  GovukInput,
  GovukInsetText,
  GovukPasswordInput,
} from '../../../design-system/index.ts'
import { typedText } from '../../../platform/web/form-page.ts'
import type { OwnChrome, OwnProps } from './own-door.ts'
import { LeavingWords, OwnFormToken, OwnShell } from './own-shell.tsx'

/** The door. */
export function StartPage({ chrome, ended }: { chrome: OwnChrome; ended: string | undefined }) {
  return (
    <OwnShell title="Your page" chrome={chrome}>
      <h1 class="govuk-heading-l">Your page</h1>
      {ended === 'idle' && (
        <GovukInsetText text="You are not signed in any more. Pages close after 15 minutes if nobody uses them." />
      )}
      {ended === 'out' && <GovukInsetText text="You are signed out." />}
      {ended === 'paused' && (
        <GovukInsetText text="We need to check something before you can go on. Ask the worker who gave you your code." />
      )}
      {ended === 'closed' && (
        <GovukInsetText text="Your page is closed. If you want it back, ask a worker for a new code." />
      )}
      <p class="govuk-body">
        <GovukButton href="/mine/new" text="I have a new code" isStartButton />
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/mine/back">
          I have been here before and kept my key
        </a>
      </p>
      <GovukDetails summaryText="How to leave this page quickly">
        <LeavingWords />
      </GovukDetails>
    </OwnShell>
  )
}

/** The code from the slip, and something that only they know. */
export function NewCodePage({ chrome, values, errors }: Omit<OwnProps<null>, 'loaded' | 'today'>) {
  return (
    <OwnShell
      title="New code"
      chrome={chrome}
      errors={errors}
      back={{ href: '/mine', text: 'Back' }}
    >
      <h1 class="govuk-heading-l">Start with your code</h1>
      <form method="post" action="/mine/new" novalidate>
        <OwnFormToken chrome={chrome} />
        <GovukInput
          id="code"
          name="code"
          label={{ text: 'Your code' }}
          hint={{ text: '15 letters and numbers. It works once.' }}
          classes="govuk-input--width-20"
          autocomplete="off"
          spellcheck={false}
          value={typedText(values, 'code')}
          errorMessage={errorMessageFor(errors, 'code')}
        />
        <GovukPasswordInput
          id="phrase"
          name="phrase"
          label={{ text: 'Choose something that only you know' }}
          hint={{
            text: 'Some words that you will remember, or at least 6 numbers. We cannot see it, and nobody will ever ask you for it.',
          }}
          autocomplete="new-password"
          errorMessage={errorMessageFor(errors, 'phrase')}
        />
        <GovukPasswordInput
          id="again"
          name="again"
          label={{ text: 'The same once more' }}
          autocomplete="new-password"
          errorMessage={errorMessageFor(errors, 'again')}
        />
        <GovukButton text="Go on" preventDoubleClick />
      </form>
      <p class="govuk-body">
        No code, or it does not work? Ask any worker for a new one. You can have as many as you
        need.
      </p>
    </OwnShell>
  )
}

/** Coming back with a key and the phrase. */
export function ComeBackPage({ chrome, values, errors }: Omit<OwnProps<null>, 'loaded' | 'today'>) {
  return (
    <OwnShell
      title="Come back"
      chrome={chrome}
      errors={errors}
      back={{ href: '/mine', text: 'Back' }}
    >
      <h1 class="govuk-heading-l">Come back to your page</h1>
      <form method="post" action="/mine/back" novalidate>
        <OwnFormToken chrome={chrome} />
        <GovukInput
          id="key"
          name="key"
          label={{ text: 'Your key' }}
          hint={{ text: '15 letters and numbers that you kept last time' }}
          classes="govuk-input--width-20"
          autocomplete="off"
          spellcheck={false}
          value={typedText(values, 'key')}
          errorMessage={errorMessageFor(errors, 'key')}
        />
        <GovukPasswordInput
          id="phrase"
          name="phrase"
          label={{ text: 'What only you know' }}
          autocomplete="current-password"
          errorMessage={errorMessageFor(errors, 'phrase')}
        />
        <GovukButton text="Go on" preventDoubleClick />
      </form>
      <p class="govuk-body">Lost one of them? Ask any worker for a new code.</p>
    </OwnShell>
  )
}

/** Before anything is shown: what comes, and how to leave. */
export function BeforePage({ chrome }: OwnProps<null>) {
  return (
    <OwnShell title="Before you go on" chrome={chrome}>
      <h1 class="govuk-heading-l">Before you go on</h1>
      <p class="govuk-body">
        The next pages show what organisations have written down about you. Some of it may be hard
        to read. You do not have to look at it today, and you can stop at any time.
      </p>
      <p class="govuk-body">Is anybody with you who should not see it?</p>
      <LeavingWords />
      <GovukButton href="/mine/home" text="Go on" />
    </OwnShell>
  )
}

/** Whatever goes wrong behind the door, said calmly and without a name. */
export function OwnFailurePage({
  chrome,
  status,
  reference,
}: {
  chrome: OwnChrome
  status: number
  reference: string | undefined
}) {
  const said: Record<number, { title: string; text: string }> = {
    403: { title: 'This page was open for too long', text: 'Go back to the start and try again.' },
    404: { title: 'There is nothing here', text: 'Go back to the start.' },
    429: { title: 'There were too many tries', text: 'Wait a few minutes and try again.' },
  }
  const { title, text } = said[status] ?? {
    title: 'Sorry, something went wrong',
    text: 'It is not your fault. Go back and try again. If it happens once more, tell a worker this:',
  }
  return (
    <OwnShell title={title} chrome={chrome}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {text} {reference && <strong>{reference}</strong>}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/mine">
          Go to the start
        </a>
      </p>
    </OwnShell>
  )
}
