// biome-ignore-all lint/a11y/noRedundantRoles: browsers drop a table's meaning once CSS lays it out as blocks
import type { ComponentChildren } from 'preact'
import { classNames } from '../govuk/attributes.ts'

export type SortDirection = 'ascending' | 'descending' | 'none'

export type Column<Row> = {
  readonly heading: string
  readonly cell: (row: Row) => ComponentChildren
  readonly format?: 'numeric' | undefined
  /** Names the row: at most one column. */
  readonly isRowHeading?: boolean | undefined
  /** `href` loads the page sorted the other way. */
  readonly sort?: { readonly href: string; readonly direction: SortDirection } | undefined
}

/** A table that becomes a stack of labelled blocks on a narrow screen. */
export function DataTable<Row>({
  caption,
  captionSize = 'm',
  columns,
  rows,
  rowId,
}: {
  readonly caption: string
  readonly captionSize?: 's' | 'm' | 'l' | 'hidden'
  readonly columns: ReadonlyArray<Column<Row>>
  readonly rows: readonly Row[]
  readonly rowId?: (row: Row) => string
}) {
  return (
    <table class="govuk-table tl-table" role="table">
      <caption
        class={
          captionSize === 'hidden'
            ? 'govuk-visually-hidden'
            : `govuk-table__caption govuk-table__caption--${captionSize}`
        }
      >
        {caption}
      </caption>
      <thead class="govuk-table__head" role="rowgroup">
        <tr class="govuk-table__row" role="row">
          {columns.map(column => (
            <Heading column={column} />
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" role="rowgroup">
        {rows.map(row => (
          <tr class="govuk-table__row" role="row" id={rowId?.(row)}>
            {columns.map(column => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const arrows: Record<SortDirection, string> = { ascending: '▲', descending: '▼', none: '⇅' }

function Heading<Row>({ column }: { readonly column: Column<Row> }) {
  const { sort } = column
  return (
    <th
      scope="col"
      role="columnheader"
      class={classNames(
        'govuk-table__header',
        column.format === 'numeric' && 'govuk-table__header--numeric',
        sort ? 'tl-table__sortable' : 'tl-table__unsortable',
      )}
      aria-sort={sort?.direction}
    >
      {sort ? (
        <a class="tl-table__sort govuk-link" href={sort.href}>
          <span class="govuk-visually-hidden">Sort by </span>
          {column.heading} <span aria-hidden="true">{arrows[sort.direction]}</span>
        </a>
      ) : (
        column.heading
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = <div class="tl-table__content">{column.cell(row)}</div>
  if (column.isRowHeading) {
    return (
      <th scope="row" role="rowheader" class="govuk-table__header" data-label={column.heading}>
        {content}
      </th>
    )
  }
  return (
    <td
      role="cell"
      class={classNames(
        'govuk-table__cell',
        column.format === 'numeric' && 'govuk-table__cell--numeric',
      )}
      data-label={column.heading}
    >
      {content}
    </td>
  )
}
