import type { ComponentChildren } from 'preact'

/**
 * Long work that goes on elsewhere. With the browser script the panel brings itself up to date and moves on when the
 * address answers with another page; without it the page loads again (`refreshSeconds` of Page).
 */
export function ProgressPanel({
  heading,
  done,
  total,
  unit,
  children,
  checkHref,
  refreshSeconds = 3,
}: {
  readonly heading: string
  readonly done: number
  /** null while nobody knows how much there is. */
  readonly total: number | null
  /** 'pages', 'rows' */
  readonly unit: string
  readonly children?: ComponentChildren
  /** This page's own address. */
  readonly checkHref: string
  readonly refreshSeconds?: number
}) {
  const share = total === null ? undefined : Math.min(done, total)
  return (
    <div class="tl-progress">
      <div role="status" data-progress={String(refreshSeconds)}>
        <h2 class="govuk-heading-m" id="progress-heading">
          {heading}
        </h2>
        <progress
          class="tl-progress__bar"
          aria-labelledby="progress-heading"
          value={share}
          max={total ?? undefined}
        />
        <p class="govuk-body">
          {total === null ? `${done} ${unit} done so far.` : `${done} of ${total} ${unit} done.`}
        </p>
        {children}
      </div>
      <p class="govuk-body">
        You can leave this page. The work goes on.{' '}
        <a class="govuk-link" href={checkHref}>
          Check again
        </a>
      </p>
    </div>
  )
}
