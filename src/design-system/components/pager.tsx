import { GovukPagination } from '../govuk/pagination.tsx'

const number = new Intl.NumberFormat('en-GB')

/** 'Showing 26 to 50 of 312' and links to the other pages; nothing to click when all fit on one. */
export function Pager({
  page,
  pageSize,
  total,
  href,
  label = 'Pages of results',
}: {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly href: (page: number) => string
  readonly label?: string
}) {
  if (total === 0) return null
  const last = Math.ceil(total / pageSize)
  const from = (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  return (
    <div class="tl-pager">
      <p class="govuk-body-s">
        Showing {number.format(from)} to {number.format(to)} of {number.format(total)}
      </p>
      {last > 1 && (
        <GovukPagination
          landmarkLabel={label}
          previous={page > 1 ? { href: href(page - 1) } : undefined}
          next={page < last ? { href: href(page + 1) } : undefined}
          items={pagesShown(page, last).map(shown =>
            shown === 'gap'
              ? { ellipsis: true }
              : { number: shown, href: href(shown), current: shown === page },
          )}
        />
      )}
    </div>
  )
}

/** First, last, current and its neighbours; a gap never stands for a single page. */
export function pagesShown(page: number, last: number): Array<number | 'gap'> {
  const wanted = new Set([1, page - 1, page, page + 1, last])
  const shown = [...wanted].filter(one => one >= 1 && one <= last).sort((a, b) => a - b)
  return shown.flatMap((one, index) => {
    const before = shown[index - 1]
    if (before === undefined || one === before + 1) return [one]
    return one === before + 2 ? [one - 1, one] : ['gap' as const, one]
  })
}
