import { attributesOf, classNames, content } from './attributes.ts'
import type { TableCell, TableHeading, TableOptions } from './options.generated.ts'

export function GovukTable(options: TableOptions) {
  return (
    <table class={classNames('govuk-table', options.classes)} {...attributesOf(options.attributes)}>
      {options.caption && (
        <caption class={classNames('govuk-table__caption', options.captionClasses)}>
          {options.caption}
        </caption>
      )}
      {options.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {options.head.map(item => item && <Heading {...item} />)}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {options.rows.map(
          row =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) => (
                  <Cell cell={cell} isHeader={index === 0 && Boolean(options.firstCellIsHeader)} />
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function Heading(item: TableHeading) {
  return (
    <th
      scope="col"
      class={classNames(
        'govuk-table__header',
        item.format && `govuk-table__header--${item.format}`,
        item.classes,
      )}
      colspan={item.colspan || undefined}
      rowspan={item.rowspan || undefined}
      {...attributesOf(item.attributes)}
    >
      {content(item)}
    </th>
  )
}

function Cell({ cell, isHeader }: { readonly cell: TableCell; readonly isHeader: boolean }) {
  const shared = {
    colspan: cell.colspan || undefined,
    rowspan: cell.rowspan || undefined,
    ...attributesOf(cell.attributes),
  }
  if (isHeader) {
    return (
      <th scope="row" class={classNames('govuk-table__header', cell.classes)} {...shared}>
        {content(cell)}
      </th>
    )
  }
  return (
    <td
      class={classNames(
        'govuk-table__cell',
        cell.format && `govuk-table__cell--${cell.format}`,
        cell.classes,
      )}
      {...shared}
    >
      {content(cell)}
    </td>
  )
}
