import type { ComponentChildren } from 'preact'
import { GovukButton } from '../govuk/button.tsx'

export type SelectedFilter = {
  /** 'Owner: Marlow District Council' */
  readonly text: string
  /** The same page without this filter. */
  readonly removeHref: string
}

/** A plain GET form of filters; what is chosen stands above it and can be taken off one by one. */
export function FilterPanel({
  action,
  children,
  selected = [],
  clearHref,
  isOpen = true,
}: {
  readonly action: string
  readonly children: ComponentChildren
  readonly selected?: readonly SelectedFilter[]
  readonly clearHref: string
  readonly isOpen?: boolean
}) {
  return (
    <section class="tl-filter" aria-labelledby="filter-heading">
      <h2 class="tl-filter__heading" id="filter-heading">
        Filter
      </h2>
      {selected.length > 0 && <Selected selected={selected} clearHref={clearHref} />}
      <details class="tl-filter__options" open={isOpen}>
        <summary class="tl-filter__summary">Choose filters</summary>
        <form method="get" action={action} class="tl-filter__form">
          {children}
          <GovukButton text="Apply filters" classes="tl-filter__apply" />
        </form>
      </details>
    </section>
  )
}

function Selected({
  selected,
  clearHref,
}: {
  readonly selected: readonly SelectedFilter[]
  readonly clearHref: string
}) {
  return (
    <div class="tl-filter__selected">
      <h3 class="tl-filter__selected-heading">Chosen filters</h3>
      <ul class="tl-filter__tags">
        {selected.map(filter => (
          <li>
            <a class="tl-filter__tag" href={filter.removeHref}>
              <span class="govuk-visually-hidden">Remove this filter: </span>
              {filter.text} <span aria-hidden="true">✕</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="govuk-body-s">
        <a class="govuk-link" href={clearHref}>
          Clear all filters
        </a>
      </p>
    </div>
  )
}

/** Filters beside the results; above them on a narrow screen. */
export function FilteredPage({
  filter,
  children,
}: {
  readonly filter: ComponentChildren
  readonly children: ComponentChildren
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-third">{filter}</div>
      <div class="govuk-grid-column-two-thirds">{children}</div>
    </div>
  )
}
