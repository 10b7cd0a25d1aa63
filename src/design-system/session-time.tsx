import { formatTime } from './components/dated.tsx'

/**
 * Until when somebody is signed in. Without a script it says the time; with one it tells in time before it is over, and
 * asks whether they are still there: see browser/session-time.ts.
 */
export function SessionTime({
  session: { idleEndsAt, endsAt },
  csrfToken,
}: {
  readonly session: { readonly idleEndsAt: Date; readonly endsAt: Date }
  readonly csrfToken: string
}) {
  const sooner = idleEndsAt < endsAt ? idleEndsAt : endsAt
  return (
    <div class="govuk-width-container">
      <p
        class="govuk-body-s tl-session-time"
        data-session-time
        data-idle-ends={idleEndsAt.toISOString()}
        data-ends={endsAt.toISOString()}
        data-csrf={csrfToken}
      >
        {idleEndsAt < endsAt ? (
          <>You stay signed in until {formatTime(sooner)} if you do nothing.</>
        ) : (
          <>You are signed out at {formatTime(sooner)} at the latest. Save your work before then.</>
        )}
      </p>
    </div>
  )
}
