import { formatFigure } from '../../../design-system/index.ts'
import type { Shown } from '../../../platform/disclosure/protect-cells.ts'

type Month = { month: string; active: Shown }

const row = 32

/** Of the width: where bars begin, and how wide the longest is. */
const [begins, longest] = [28, 56]

const inWords = new Intl.DateTimeFormat('en-GB', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A bar for each month with its number; the same figures stand in the table below. A hidden number has no bar. */
export function MonthPicture({ months }: { months: readonly Month[] }) {
  const most = Math.max(1, ...months.map(({ active }) => (typeof active === 'number' ? active : 0)))
  const words = months.map(({ month, active }) => `${nameOf(month)}: ${formatFigure(active)}`)
  return (
    <figure class="tl-chart" aria-labelledby="months-title">
      <figcaption class="tl-chart__title govuk-heading-s" id="months-title">
        People on the list at the end of each month
      </figcaption>
      <svg
        class="tl-chart__bar"
        width="100%"
        height={months.length * row}
        role="img"
        aria-labelledby="months-picture"
        focusable="false"
      >
        <title id="months-picture">{words.join(', ')}</title>
        {months.map(({ month, active }, at) => {
          const middle = at * row + row / 2
          const share = typeof active === 'number' ? (active / most) * longest : 0
          return (
            <>
              <text
                class="govuk-body tl-chart__number"
                x="0"
                y={middle}
                dominant-baseline="central"
              >
                {nameOf(month)}
              </text>
              <rect
                x={`${begins}%`}
                y={at * row + 4}
                width={`${share}%`}
                height={row - 8}
                fill="#12414a"
              />
              <text
                class="govuk-body tl-chart__number"
                x={`${begins + share + 1}%`}
                y={middle}
                dominant-baseline="central"
              >
                {typeof active === 'number' ? formatFigure(active) : 'Suppressed'}
              </text>
            </>
          )
        })}
      </svg>
    </figure>
  )
}

function nameOf(month: string): string {
  return inWords.format(new Date(`${month}-01T00:00:00Z`))
}
