import type { ComponentChildren } from 'preact'

/** Zero, suppressed and missing are three different things and never printed as one another. */
export type FigureValue = number | 'suppressed' | 'missing'

const number = new Intl.NumberFormat('en-GB')

export function formatFigure(value: FigureValue): string {
  if (value === 'suppressed') return 'Suppressed'
  if (value === 'missing') return 'Not recorded'
  return number.format(value)
}

/** One number with its meaning. Stands in a `Figures` row. */
export function Figure({
  value,
  label,
  href,
  note,
}: {
  readonly value: FigureValue
  readonly label: string
  readonly href?: string | undefined
  readonly note?: string | undefined
}) {
  return (
    <li class="tl-figure">
      <span
        class={
          typeof value === 'number' ? 'tl-figure__value' : 'tl-figure__value tl-figure__value--word'
        }
      >
        {formatFigure(value)}
      </span>{' '}
      <span class="tl-figure__label">
        {href ? (
          <a class="govuk-link" href={href}>
            {label}
          </a>
        ) : (
          label
        )}
      </span>
      {note && <span class="tl-figure__note"> {note}</span>}
    </li>
  )
}

export function Figures({ children }: { readonly children: ComponentChildren }) {
  return <ul class="tl-figures">{children}</ul>
}
