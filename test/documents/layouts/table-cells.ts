import type { InventedAction } from '../invented-plans.ts'
import { body, bold, item, type PrintedCell, type PrintedParagraph, textCell } from '../printed.ts'
import type { RagPrinter } from './rag-cells.ts'
import type { PlanRow } from './table-rows.ts'
import type { ColumnField, TableStyle } from './table-style.ts'

function partyCell(parties: string[], separator: TableStyle['partySeparator']): PrintedCell {
  if (parties.length === 0) return textCell('')
  switch (separator) {
    case 'paragraph':
      return { paragraphs: parties.map(p => body(p)) }
    case 'bullet':
      return { paragraphs: parties.map(p => item(p)) }
    case '. ':
      return textCell(parties.map(p => `${p}.`).join(' '))
    default:
      return textCell(parties.join(separator === ',' ? ', ' : '; '))
  }
}

function actionParagraphs(action: InventedAction): PrintedParagraph[] {
  return [body(action.text), ...action.points.map(p => item(p))]
}

function dueCell(row: PlanRow): PrintedCell {
  const only = row.dues[0]
  if (row.dues.length === 1 && only) return textCell(only.raw, only.day ? { day: only.day } : {})
  return { paragraphs: row.dues.map(d => body(d.raw)) }
}

function startEnd(row: PlanRow): [string, string] {
  const [start = '', end = ''] = (row.dues[0]?.raw ?? '').split(' – ')
  return [start, end]
}

export type CellBook = {
  style: TableStyle
  rag: RagPrinter
  priority: (position: number) => string
  linkTo: (position: number) => string
  ambition: (row: PlanRow) => string
  ambitionNumber: (row: PlanRow) => string
  ambitionMeasure: (row: PlanRow) => string
  extra: () => string
}

/** The cell of one field of a row; null where a cell above covers it. */
export function printedCell(book: CellBook, field: ColumnField, row: PlanRow): PrintedCell | null {
  const action = row.actions[0]
  if (!action) return textCell('')
  const { style } = book
  switch (field) {
    case 'priority':
      return spanning(
        book.priority(row.priority),
        style.priorityAs,
        row.firstOfPriority,
        row.priorityRows,
      )
    case 'ambition':
      return spanning(book.ambition(row), style.ambitionAs, row.firstOfAmbition, row.ambitionRows)
    case 'ambition-number':
      return spanning(
        book.ambitionNumber(row),
        style.ambitionAs,
        row.firstOfAmbition,
        row.ambitionRows,
      )
    case 'number':
      return textCell(row.number ?? '')
    case 'action':
      return { paragraphs: row.actions.flatMap(actionParagraphs) }
    case 'timescale':
      return dueCell(row)
    case 'start':
      return textCell(startEnd(row)[0])
    case 'end':
      return textCell(startEnd(row)[1])
    case 'leads':
      return partyCell(action.leads, style.partySeparator)
    case 'others':
      return partyCell(action.others, style.partySeparator)
    case 'leads-and-others':
      return {
        paragraphs: [
          { ...body(`Lead: ${action.leads.join('; ')}`), boldLead: 5 },
          ...(action.others.length > 0
            ? [{ ...body(`Partners: ${action.others.join('; ')}`), boldLead: 9 }]
            : []),
        ],
      }
    case 'measure':
      if (style.measureOn === 'action') return textCell(action.measure ?? '')
      return spanning(
        book.ambitionMeasure(row),
        style.ambitionAs === 'repeated' ? 'repeated' : style.ambitionAs,
        row.firstOfAmbition,
        row.ambitionRows,
      )
    case 'rag':
      return book.rag.cell(action.rag)
    case 'situation':
      return textCell(action.situation ?? '')
    case 'desirable':
      return textCell(action.desirable?.text ?? '')
    case 'achievable':
      return textCell(action.achievable?.text ?? '')
    case 'nextSteps':
      return textCell(action.nextSteps ?? '')
    case 'notes':
      return textCell(action.notes ?? '')
    case 'links':
      return textCell(action.linkedPriorities.map(book.linkTo).join(', '))
    case 'extra':
      return textCell(book.extra())
  }
}

function spanning(text: string, as: string, first: boolean, rows: number): PrintedCell | null {
  if (as === 'repeated' || rows === 1) return textCell(text)
  if (as === 'merged') return first ? textCell(text, { rowSpan: rows }) : null
  return textCell(first ? text : '')
}

/** A heading that stands in a row of its own across the table. */
export function sectionRow(
  text: string,
  columns: number,
  fill: string,
): { cells: (PrintedCell | null)[] } {
  const cell: PrintedCell = { paragraphs: [bold(text)], colSpan: columns, fill: { rgb: fill } }
  return { cells: [cell, ...Array.from({ length: columns - 1 }, () => null)] }
}
