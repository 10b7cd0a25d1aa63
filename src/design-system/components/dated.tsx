const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** '12 March 2026' of `YYYY-MM-DD` or an instant, as it is in London. Throws a RangeError for what is no date. */
export function formatDay(value: string | Date): string {
  return day.format(instantOf(value))
}

/** '9:05am', as the GOV.UK style writes times. */
export function formatTime(value: Date): string {
  return clock.format(value).replaceAll(/\s/g, '').toLowerCase()
}

function instantOf(value: string | Date): Date {
  // Noon, so that a day without a time is the same day in every zone of Europe.
  return typeof value === 'string' ? new Date(`${value}T12:00:00Z`) : value
}

/** A date in words with its machine form. `withTime` needs an instant, not a day. */
export function Dated({
  value,
  withTime = false,
  absent = 'No date recorded',
}: {
  readonly value: string | Date | null | undefined
  readonly withTime?: boolean
  readonly absent?: string
}) {
  if (value === null || value === undefined) return <>{absent}</>
  const machine = typeof value === 'string' ? value : value.toISOString()
  return (
    <time datetime={machine}>
      {formatDay(value)}
      {withTime && value instanceof Date && ` at ${formatTime(value)}`}
    </time>
  )
}
