import type { ComponentChildren } from 'preact'

/** Stands where a list would: says that there is nothing, why, and what to do next. */
export function EmptyState({
  heading,
  children,
}: {
  readonly heading?: string | undefined
  readonly children: ComponentChildren
}) {
  return (
    <div class="tl-empty-state">
      {heading && <h2 class="govuk-heading-s">{heading}</h2>}
      {children}
    </div>
  )
}
