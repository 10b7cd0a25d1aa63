import type { PrintedCell, PrintedDocument, PrintedParagraph } from '../printed.ts'

export type FlatCell = {
  text: string
  cell?: PrintedCell
  paragraph?: PrintedParagraph
  covered?: boolean
}
export type FlatRow = { cells: FlatCell[]; hidden: boolean; ofTable: boolean }
export type FlatSheet = { name: string; rows: FlatRow[]; widths: number[]; hiddenColumns: number[] }

/** The lines of a cell; list marks are letters like any others. */
export function cellLines(cell: PrintedCell): string[] {
  return cell.paragraphs.map(p => (p.style === 'item' ? `${p.marker ?? '•'} ${p.text}` : p.text))
}

/** A document as sheets of rows: text outside the tables is a row with one cell, as in a spreadsheet. */
export function sheetsOf(document: PrintedDocument): FlatSheet[] {
  const sheets: FlatSheet[] = []
  const current = (): FlatSheet => {
    const last = sheets.at(-1)
    if (last) return last
    const made: FlatSheet = { name: 'Sheet1', rows: [], widths: [], hiddenColumns: [] }
    sheets.push(made)
    return made
  }
  const gap = (sheet: FlatSheet) => {
    if (sheet.rows.at(-1)?.ofTable) sheet.rows.push({ cells: [], hidden: false, ofTable: false })
  }
  for (const part of document.parts) {
    if (part.kind === 'sheet') {
      sheets.push({ name: part.name, rows: [], widths: [], hiddenColumns: [] })
      continue
    }
    const sheet = current()
    if (part.kind === 'paragraph') {
      const { paragraph } = part
      const text =
        paragraph.style === 'item' ? `${paragraph.marker ?? ''} ${paragraph.text}` : paragraph.text
      gap(sheet)
      sheet.rows.push({ cells: [{ text, paragraph }], hidden: false, ofTable: false })
      continue
    }
    if (part.widths.length > sheet.widths.length) sheet.widths = part.widths
    if (part.hiddenColumns.length > 0) sheet.hiddenColumns = part.hiddenColumns
    for (const row of part.rows) {
      const cells = row.cells.map(c =>
        c ? { text: cellLines(c).join('\n'), cell: c } : { text: '', covered: true },
      )
      sheet.rows.push({ cells, hidden: row.hidden === true, ofTable: true })
    }
  }
  return sheets
}
