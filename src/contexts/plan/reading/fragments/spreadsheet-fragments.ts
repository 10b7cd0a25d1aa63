import type { Block, Fragment } from '../reading.ts'
import { type FragmentList, findBlock } from './fragment-list.ts'
import { blocksOfRuns, type Run, sharedByRuns } from './runs.ts'

/** A cell of a worksheet in any format, before it becomes a fragment. */
export type SheetCell = {
  row: number
  col: number
  runs: Run[]
  rowSpan?: number | undefined
  colSpan?: number | undefined
  fill?: string | undefined
  colour?: string | undefined
  header?: boolean | undefined
  hidden?: boolean | undefined
  apart?: string | undefined
  stored?: Fragment['stored'] | undefined
}

export type Sheet = { name: string; number: number; hidden: boolean; cells: SheetCell[] }

/** Appends a sheet as one table. Cells that are empty, unshaded and alone keep no place. */
export function addSheet(list: FragmentList, sheet: Sheet): void {
  const cells = [...sheet.cells].sort((a, b) => a.row - b.row || a.col - b.col)
  for (const cell of cells) {
    const blocks = blocksOfCell(cell)
    if (blocks.length === 0 && !cell.fill && !cell.rowSpan && !cell.colSpan) continue
    list.add({
      kind: 'cell',
      blocks,
      page: sheet.number,
      sheet: sheet.name,
      table: sheet.number,
      row: cell.row,
      col: cell.col,
      rowSpan: cell.rowSpan,
      colSpan: cell.colSpan,
      header: cell.header || undefined,
      bold: (blocks.length > 0 && blocks.every(block => block.bold)) || undefined,
      fill: cell.fill,
      colour: cell.colour ?? sharedByRuns(cell.runs, run => run.colour),
      hidden: sheet.hidden || cell.hidden || undefined,
      stored: cell.stored,
      apart: cell.apart,
    })
  }
}

/** A line break typed in a spreadsheet cell is the only way to begin a paragraph there. */
function blocksOfCell(cell: SheetCell): Block[] {
  const plain = cell.runs.length === 1 && !cell.runs[0]?.text.includes('\n')
  if (plain) {
    const block = findBlock(cell.runs[0]?.text ?? '', { bold: cell.runs[0]?.bold })
    return block ? [block] : []
  }
  return blocksOfRuns(cell.runs).map(({ afterLineBreak: _, ...block }) => block)
}
