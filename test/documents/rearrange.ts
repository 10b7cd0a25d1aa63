import { splitRowsOverPages } from './layouts/split-rows.ts'
import { headerNames } from './layouts/table-style.ts'
import { body, bold, type PrintedCell, type PrintedDocument, type PrintedTable } from './printed.ts'
import type { Random } from './random.ts'

type Row = PrintedTable['rows'][number]

function eachTable(
  document: PrintedDocument,
  change: (table: PrintedTable) => PrintedTable,
): PrintedDocument {
  return {
    ...document,
    parts: document.parts.map(part => (part.kind === 'table' ? change(part) : part)),
  }
}

function crosses(row: Row): boolean {
  return row.cells.some(c => (c?.colSpan ?? 1) > 1)
}

/** The same tables with their columns in another order. Rows across the whole table stay as they are. */
export function shuffleColumns(random: Random, document: PrintedDocument): PrintedDocument {
  const orders = new Map<number, number[]>()
  return eachTable(document, table => {
    const width = table.widths.length
    // A legend of two columns is not shuffled, nor is a table whose header crosses columns.
    if (width < 3 || table.rows.some(r => r.header && crosses(r))) return table
    const order = orders.get(width) ?? random.shuffle(Array.from({ length: width }, (_, i) => i))
    orders.set(width, order)
    const reorder = <T>(list: T[]): T[] => order.map(i => list[i] as T)
    return {
      ...table,
      widths: reorder(table.widths),
      hiddenColumns: table.hiddenColumns.map(i => order.indexOf(i)),
      rows: table.rows.map(row => (crosses(row) ? row : { ...row, cells: reorder(row.cells) })),
    }
  })
}

/** The same tables with other names over the columns: 'By when' for 'Due Date'. */
export function renameHeadings(random: Random, document: PrintedDocument): PrintedDocument {
  const chosen = new Map<string, string>()
  const rename = (cell: PrintedCell | null): PrintedCell | null => {
    const label = cell?.paragraphs[0]?.text
    if (!cell?.header || label === undefined) return cell
    const names = Object.values(headerNames).find(list => list.includes(label))
    // 'No.' may number actions or what stands above them, and 'Start' needs its 'End'.
    if (!names || names.includes('No.') || names.includes('From') || names.includes('To'))
      return cell
    const name = chosen.get(label) ?? random.pick(names)
    chosen.set(label, name)
    return { ...cell, paragraphs: [bold(name)] }
  }
  return eachTable(document, table => ({
    ...table,
    rows: table.rows.map(row => ({ ...row, cells: row.cells.map(rename) })),
  }))
}

/** The same tables with some rows broken in two by the end of a page. */
export function splitPages(random: Random, document: PrintedDocument): PrintedDocument {
  return eachTable(document, table => {
    const headers = table.rows.findIndex(r => !r.cells.some(c => c?.header))
    if (headers < 1) return table
    return {
      ...table,
      rows: [
        ...table.rows.slice(0, headers),
        ...splitRowsOverPages(random, table.rows.slice(headers)),
      ],
    }
  })
}

/** The same tables with other numbers in the column that holds them. */
export function renumberRows(
  document: PrintedDocument,
  label: (row: number) => string,
): PrintedDocument {
  let n = 0
  return eachTable(document, table => {
    const headers = table.rows.find(r => r.cells.some(c => c?.header))
    const at =
      headers?.cells.findIndex(c => headerNames.number.includes(c?.paragraphs[0]?.text ?? '')) ?? -1
    if (at < 0) return table
    const rows = table.rows.map(row => {
      const cell = row.cells[at]
      // The word 'Total' is no number.
      if (crosses(row) || !cell || cell.header || !/\d/.test(cell.paragraphs[0]?.text ?? ''))
        return row
      n += 1
      return {
        ...row,
        cells: row.cells.map((c, i) => (i === at ? { ...cell, paragraphs: [body(label(n))] } : c)),
      }
    })
    return { ...table, rows }
  })
}
