import type { ComponentChildren } from 'preact'
import {
  type Chrome,
  formatDay,
  GovukTag,
  Page,
  type PageError,
} from '../../../design-system/index.ts'
import type { ShownSnapshot } from './snapshot-queries.ts'

export type CountState = { text: string; classes: string }

/** How far a count is, in words. */
export function stateOf(snapshot: ShownSnapshot): CountState {
  if (snapshot.signedAt && snapshot.correctedById)
    return { text: 'Signed, being corrected', classes: 'govuk-tag--grey' }
  if (snapshot.signedAt) return { text: 'Signed', classes: 'govuk-tag--green' }
  if (snapshot.fixedAt) return { text: 'Figure fixed', classes: 'govuk-tag--blue' }
  return { text: 'Open', classes: 'govuk-tag--yellow' }
}

export function nameOf({ areaName, year, number }: ShownSnapshot): string {
  return `${areaName}, autumn ${year}${number > 1 ? `, correction ${number - 1}` : ''}`
}

/** A page about one count. */
export function CountPage({
  snapshot,
  heading,
  chrome,
  errors,
  width,
  isOverview = false,
  children,
}: {
  readonly snapshot: ShownSnapshot
  readonly heading: string
  readonly chrome: Chrome
  readonly errors?: readonly PageError[]
  readonly width?: 'full'
  readonly isOverview?: boolean
  readonly children: ComponentChildren
}) {
  const { text, classes } = stateOf(snapshot)
  return (
    <Page
      title={isOverview ? `${heading}: ${text.toLowerCase()}` : `${heading} – ${nameOf(snapshot)}`}
      chrome={chrome}
      errors={errors}
      width={width}
      back={
        isOverview
          ? { href: '/street/count', text: 'Back to the autumn count' }
          : { href: `/street/count/${snapshot.id}`, text: 'Back to this count' }
      }
    >
      <span class="govuk-caption-l">Autumn count{isOverview ? '' : `, ${nameOf(snapshot)}`}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      {isOverview && (
        <p class="govuk-body">
          <GovukTag text={text} classes={classes} /> Night that begins on{' '}
          {formatDay(snapshot.night)}. {snapshot.approachLabel}.
        </p>
      )}
      {children}
    </Page>
  )
}
