import { scaleLinear } from 'd3-scale'
import { DataTable } from './data-table.tsx'
import { type FigureValue, formatFigure } from './figure.tsx'

export type ChartTone = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'teal' | 'purple'

export type Series = { readonly label: string; readonly tone: ChartTone }

/** One value for each series, in the order of the series. */
export type Bar = { readonly label: string; readonly values: readonly FigureValue[] }

const barHeight = 36

/** A share this small has no room for its number; the table has it. */
const smallestLabelledShare = 7

/**
 * Shares of a whole, one bar a row. Every tone has a pattern of its own, numbers stand in the bars and the figures
 * follow as a table. `id` must be unique on the page. Suppressed and missing values take no room in a bar and are
 * named under it.
 */
export function StackedBar({
  id,
  title,
  description,
  series,
  bars,
}: {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly series: readonly Series[]
  readonly bars: readonly Bar[]
}) {
  return (
    <figure class="tl-chart" aria-labelledby={`${id}-title`}>
      <figcaption class="tl-chart__title govuk-heading-s" id={`${id}-title`}>
        {title}
      </figcaption>
      <p class="govuk-body">{description}</p>
      <Patterns id={id} series={series} />
      <ul class="tl-chart__legend">
        {series.map(one => (
          <li class="tl-chart__legend-item">
            <svg width="20" height="20" aria-hidden="true" focusable="false">
              <Fill id={id} tone={one.tone} x="0" width="20" height={20} />
            </svg>
            {one.label}
          </li>
        ))}
      </ul>
      {bars.map((bar, index) => (
        <BarRow id={id} number={index + 1} bar={bar} series={series} />
      ))}
      <details class="govuk-details tl-chart__table">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            The figures as a table<span class="govuk-visually-hidden">: {title}</span>
          </span>
        </summary>
        <DataTable
          caption={title}
          captionSize="hidden"
          rows={bars}
          columns={[
            { heading: 'Group', cell: bar => bar.label, isRowHeading: true },
            ...series.map((one, index) => ({
              heading: one.label,
              format: 'numeric' as const,
              cell: (bar: Bar) => formatFigure(bar.values[index] ?? 'missing'),
            })),
          ]}
        />
      </details>
    </figure>
  )
}

function known(value: FigureValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

function BarRow({
  id,
  number,
  bar,
  series,
}: {
  readonly id: string
  readonly number: number
  readonly bar: Bar
  readonly series: readonly Series[]
}) {
  const total = bar.values.reduce<number>((sum, value) => sum + known(value), 0)
  const percent = scaleLinear([0, Math.max(total, 1)], [0, 100])
  const unknown = series.flatMap((one, index) => {
    const value = bar.values[index] ?? 'missing'
    return typeof value === 'number' ? [] : [`${one.label}: ${formatFigure(value).toLowerCase()}`]
  })
  const inWords = series.map(
    (one, index) => `${one.label} ${formatFigure(bar.values[index] ?? 'missing')}`,
  )
  const barId = `${id}-bar-${number}`
  let sum = 0
  return (
    <div class="tl-chart__row">
      <p class="tl-chart__label">{bar.label}</p>
      <svg
        class="tl-chart__bar"
        width="100%"
        height={barHeight}
        role="img"
        aria-labelledby={`${barId}-title ${barId}-description`}
        focusable="false"
      >
        <title id={`${barId}-title`}>{bar.label}</title>
        <desc id={`${barId}-description`}>{inWords.join(', ')}</desc>
        {total === 0 && (
          <text class="tl-chart__number" x="0" y={barHeight / 2} dominant-baseline="central">
            No figures to draw
          </text>
        )}
        {series.map((one, index) => {
          const value = known(bar.values[index])
          const from = percent(sum)
          sum += value
          const share = percent(value)
          if (value === 0) return null
          return (
            <>
              <Fill id={id} tone={one.tone} x={`${from}%`} width={`${share}%`} height={barHeight} />
              {share >= smallestLabelledShare && (
                <NumberInBar at={`${from + share / 2}%`} text={formatFigure(value)} />
              )}
            </>
          )
        })}
      </svg>
      {unknown.length > 0 && <p class="tl-chart__unknown">{unknown.join('; ')}</p>}
    </div>
  )
}

/** The number stands on a plate of its own, because no ink reads on every pattern. */
function NumberInBar({ at, text }: { readonly at: string; readonly text: string }) {
  const plate = text.length * 9 + 8
  return (
    <svg x={at} overflow="visible" aria-hidden="true">
      <rect x={-plate / 2} y={7} width={plate} height={22} rx={3} fill="#fff" />
      <text
        class="tl-chart__number"
        x="0"
        y={barHeight / 2}
        text-anchor="middle"
        dominant-baseline="central"
      >
        {text}
      </text>
    </svg>
  )
}

const inks: Record<ChartTone, string> = {
  red: '#b3261e',
  amber: '#e0a526',
  green: '#1f7a4d',
  blue: '#2b6cb0',
  grey: '#8a949b',
  teal: '#12414a',
  purple: '#6b4a91',
}

/** Lines or dots over the ink, different for each tone, so that bars read in grey print. */
const marks: Record<ChartTone, { d: string; ink: string }> = {
  red: { d: 'M0 0l8 8M8 0L0 8', ink: '#fff' },
  amber: { d: 'M0 8L8 0', ink: '#12414a' },
  green: { d: '', ink: '#fff' },
  blue: { d: 'M4 0v8', ink: '#fff' },
  grey: { d: 'M0 4h8', ink: '#fff' },
  teal: { d: 'M0 0l8 8', ink: '#fff' },
  purple: { d: 'M3 3h2v2H3z', ink: '#fff' },
}

function Patterns({ id, series }: { readonly id: string; readonly series: readonly Series[] }) {
  return (
    <svg class="tl-chart__patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {series.map(({ tone }) => (
          <pattern id={`${id}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={inks[tone]} />
            <path
              d={marks[tone].d}
              stroke={marks[tone].ink}
              stroke-width="1"
              stroke-opacity="0.75"
            />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

function Fill({
  id,
  tone,
  x,
  width,
  height,
}: {
  readonly id: string
  readonly tone: ChartTone
  readonly x: string
  readonly width: string
  readonly height: number
}) {
  return (
    <rect
      x={x}
      y={0}
      width={width}
      height={height}
      fill={`url(#${id}-${tone})`}
      stroke="#fff"
      stroke-width="2"
    />
  )
}
