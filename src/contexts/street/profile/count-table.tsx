import { DataTable, formatFigure } from '../../../design-system/index.ts'
import type { Shown } from '../../../platform/disclosure/protect-cells.ts'
import { protectedShare } from '../../../platform/disclosure/protected-share.ts'

/** One row of a table of counts: a share of `all` is worked out from what is shown. */
export type CountRow = { code: string; label: string; shown: Shown }

const width = 160
const height = 18

/** Counts as a table with a bar beside each: the picture and the figures in one. What is hidden has no bar and says so. */
export function CountTable({
  id,
  caption,
  heading,
  unit,
  rows,
  all,
}: {
  id: string
  caption: string
  heading: string
  unit: string
  rows: readonly CountRow[]
  all: Shown
}) {
  const shown = rows.filter(row => row.shown !== 'suppressed')
  const hidden = rows.filter(row => row.shown === 'suppressed').map(row => row.label)
  const most = Math.max(1, ...shown.map(row => (row.shown === 'suppressed' ? 0 : row.shown)))
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 class="govuk-heading-m" id={`${id}-heading`}>
        {caption}
      </h2>
      {shown.length === 0 ? (
        <p class="govuk-body">In no row are there enough to show a number.</p>
      ) : (
        <>
          <DataTable
            caption={caption}
            captionSize="hidden"
            rows={shown}
            columns={[
              { heading, isRowHeading: true, cell: row => row.label },
              { heading: unit, format: 'numeric', cell: row => formatFigure(row.shown) },
              { heading: 'Share', format: 'numeric', cell: row => shareWords(row.shown, all) },
              { heading: 'Picture', cell: row => <Bar shown={row.shown} most={most} /> },
            ]}
          />
          {hidden.length > 0 && (
            <p class="govuk-body-s">Hidden: {hidden.map(lowered).join('; ')}.</p>
          )}
        </>
      )}
    </section>
  )
}

/** 'Not asked' inside a sentence; a name or an abbreviation stays as it is. */
function lowered(label: string): string {
  return /^[A-Z][a-z]+ [a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

function Bar({ shown, most }: { shown: Shown; most: number }) {
  if (shown === 'suppressed') return <span class="govuk-visually-hidden">No bar</span>
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={`M0 0v${height}`} stroke="#12414a" stroke-width="2" />
      <rect x="0" y="2" width={(shown / most) * width} height={height - 4} fill="#2b6cb0" />
    </svg>
  )
}

/** '12%', worked out from what is shown; 'None' of nobody. */
function shareWords(shown: Shown, all: Shown): string {
  const share = protectedShare(shown, all)
  if (share === null) return 'None'
  // Rounded apart, a part can come out as more than the whole.
  return share === 'suppressed' ? 'Suppressed' : `${Math.min(share, 100)}%`
}

/** The same row in a file: hidden is [c], and a share of nobody [z]. */
export function fileCells({ shown }: CountRow, all: Shown): [string | number, string] {
  const share = shareWords(shown, all)
  return [
    shown === 'suppressed' ? '[c]' : shown,
    share === 'Suppressed' ? '[c]' : share === 'None' ? '[z]' : share,
  ]
}
