import { scaleLinear } from 'd3-scale'
import type { SeriesYear } from './series-queries.ts'

const rowHeight = 30

/** One bar a year, down the page, so that it reads on a narrow screen. The table beside it holds the same figures. */
export function YearBars({
  id,
  title,
  years,
}: {
  readonly id: string
  readonly title: string
  readonly years: readonly SeriesYear[]
}) {
  const most = Math.max(1, ...years.map(year => year.people ?? 0))
  const width = scaleLinear([0, most], [0, 56])
  const words = years.map(({ year, people, missing }) => `${year}: ${people ?? missing}`).join(', ')
  return (
    <figure class="tl-chart" aria-labelledby={`${id}-title`}>
      <figcaption class="tl-chart__title govuk-heading-s" id={`${id}-title`}>
        {title}
      </figcaption>
      <div class="tl-chart__row">
        <svg
          width="100%"
          height={years.length * rowHeight}
          role="img"
          aria-labelledby={`${id}-name ${id}-words`}
          focusable="false"
        >
          <title id={`${id}-name`}>{title}</title>
          <desc id={`${id}-words`}>{words}</desc>
          {years.map(({ year, people, missing, isSecondHand }, index) => {
            const top = index * rowHeight
            const end = people === null ? 0 : width(people)
            return (
              <>
                <text
                  class="tl-chart__number"
                  x="0"
                  y={top + rowHeight / 2}
                  dominant-baseline="central"
                >
                  {year}
                </text>
                {people !== null && (
                  <rect
                    x="17%"
                    y={top + 4}
                    width={`${Math.max(end, 0.4)}%`}
                    height={rowHeight - 8}
                    fill={isSecondHand ? '#fff' : '#12414a'}
                    stroke="#12414a"
                    stroke-width="2"
                  />
                )}
                <text
                  class="tl-chart__number"
                  x={`${18.5 + end}%`}
                  y={top + rowHeight / 2}
                  dominant-baseline="central"
                >
                  {people === null ? (missing ?? '') : people.toLocaleString('en-GB')}
                </text>
              </>
            )
          })}
        </svg>
        {years.some(year => year.isSecondHand) && (
          <p class="tl-chart__unknown">Bars in outline are second-hand figures.</p>
        )}
      </div>
    </figure>
  )
}
