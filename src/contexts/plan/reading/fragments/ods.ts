import { type FragmentedDocument, UnreadableDocument } from '../reading.ts'
import { createFragmentList, fragmentedDocument } from './fragment-list.ts'
import { limits } from './limits.ts'
import { type OdsStyles, readOdsStyles } from './ods-styles.ts'
import type { ZipFolder } from './open-zip.ts'
import type { Run } from './runs.ts'
import { addSheet, type SheetCell } from './spreadsheet-fragments.ts'
import { normaliseSpace } from './white-space.ts'
import { findPath, isElement, listChildren, parseXml, textOf, type XmlElement } from './xml-tree.ts'

type OdsSheet = {
  styles: OdsStyles
  cells: SheetCell[]
  columns: { hidden: boolean; style: string | undefined }[]
  row: number
  count: { cells: number }
}

/** Fragments of an OpenDocument spreadsheet. */
export function readOds(zip: ZipFolder, name: string): FragmentedDocument {
  const part = zip.find('content.xml')
  const content = part && parseXml(part)
  const body = content && findPath(content, 'document-content', 'body', 'spreadsheet')
  if (!content || !body)
    throw new UnreadableDocument(
      'The file is an OpenDocument file but not a spreadsheet. Save it as .docx, .ods or .pdf and use that.',
    )
  const named = zip.find('styles.xml')
  const styles = readOdsStyles(named ? parseXml(named) : undefined, content)
  const list = createFragmentList()
  const count = { cells: 0 }
  for (const [i, table] of listChildren(body, 'table').entries()) {
    const sheet: OdsSheet = { styles, cells: [], columns: [], row: 0, count }
    readRows(table, sheet, false, false)
    const hidden = styles.get(table.attributes['style-name']).hiddenTable
    addSheet(list, { name: table.attributes.name ?? '', number: i + 1, hidden, cells: sheet.cells })
  }
  const meta = zip.find('meta.xml')
  const title =
    meta && normaliseSpace(textOf(findPath(parseXml(meta), 'document-meta', 'meta', 'title')))
  return fragmentedDocument('ods', name, list, title)
}

function readRows(parent: XmlElement, sheet: OdsSheet, header: boolean, hiddenGroup: boolean) {
  for (const child of parent.children.filter(isElement)) {
    if (child.name === 'table-column') readColumn(child, sheet)
    else if (child.name === 'table-row') readRow(child, sheet, header, hiddenGroup)
    else if (/^table-(header-)?(columns|column-group)$/.test(child.name))
      readRows(child, sheet, header, hiddenGroup)
    else if (/^table-(rows|header-rows|row-group)$/.test(child.name))
      readRows(
        child,
        sheet,
        header || child.name === 'table-header-rows',
        hiddenGroup || child.attributes.display === 'false',
      )
  }
}

function readColumn(element: XmlElement, sheet: OdsSheet) {
  const times = Math.min(repeated(element, 'number-columns-repeated'), limits.repeatedCells)
  const column = { hidden: isHidden(element), style: element.attributes['default-cell-style-name'] }
  for (let i = 0; i < times; i++) sheet.columns.push(column)
}

function isHidden(element: XmlElement): boolean {
  return ['collapse', 'filter'].includes(element.attributes.visibility ?? '')
}

function repeated(element: XmlElement, name: string): number {
  return Math.max(1, Number(element.attributes[name] ?? 1) || 1)
}

function readRow(element: XmlElement, sheet: OdsSheet, header: boolean, hiddenGroup: boolean) {
  const times = repeated(element, 'number-rows-repeated')
  const cells = readRowCells(element, sheet)
  const filled = cells.filter(cell => cell.runs.length > 0)
  const hidden = hiddenGroup || isHidden(element) || undefined
  // Rows that only pad the sheet are repeated a million times; rows with text are a few at most.
  const copies = filled.length > 0 ? Math.min(times, limits.repeatedCells) : times > 100 ? 0 : times
  for (let i = 0; i < copies; i++) {
    for (const cell of cells) {
      if (++sheet.count.cells > limits.cells)
        throw new UnreadableDocument(
          'The spreadsheet holds too many cells to be a plan. Copy only the plan to a file of its own and use that.',
        )
      sheet.cells.push({
        ...cell,
        row: sheet.row + i + 1,
        hidden: cell.hidden || hidden,
        header: header || undefined,
      })
    }
  }
  sheet.row += times
}

function readRowCells(element: XmlElement, sheet: OdsSheet): SheetCell[] {
  const cells: SheetCell[] = []
  let col = 1
  const style = element.attributes['default-cell-style-name']
  for (const child of element.children.filter(isElement)) {
    if (child.name !== 'table-cell' && child.name !== 'covered-table-cell') continue
    const times = repeated(child, 'number-columns-repeated')
    if (child.name === 'table-cell') {
      const cell = readCell(child, sheet, style, col)
      // An empty shaded stretch to the sheet's end is decoration, not a cell of the plan.
      const copies =
        cell.runs.length > 0 || times <= 100 ? Math.min(times, limits.repeatedCells) : 0
      for (let i = 0; i < copies; i++) {
        const column = sheet.columns[col + i - 1]
        cells.push({ ...cell, col: col + i, hidden: column?.hidden || undefined })
      }
    }
    col += times
  }
  return cells
}

function readCell(
  element: XmlElement,
  sheet: OdsSheet,
  rowStyle: string | undefined,
  col: number,
): SheetCell {
  const look = sheet.styles.get(
    element.attributes['style-name'] ?? rowStyle ?? sheet.columns[col - 1]?.style,
  )
  const runs = listParagraphs(element).flatMap((paragraph, i): Run[] => [
    ...(i > 0 ? [{ text: '\n', bold: look.bold }] : []),
    ...readRuns(paragraph, sheet.styles, look),
  ])
  const stored = findStored(element)
  const value = stored?.value ?? element.attributes['string-value']
  const shown: Run[] = runs.length === 0 && value ? [{ text: value, bold: look.bold }] : runs
  const rowSpan = repeated(element, 'number-rows-spanned')
  const colSpan = repeated(element, 'number-columns-spanned')
  return {
    row: 0,
    col,
    runs: shown,
    rowSpan: rowSpan > 1 ? rowSpan : undefined,
    colSpan: colSpan > 1 ? colSpan : undefined,
    fill: look.fill,
    colour: look.colour,
    stored: stored && shown.some(run => run.text !== stored.value) ? stored : undefined,
  }
}

/** Paragraphs of a cell, also those of its lists; comments are not part of what is printed. */
function listParagraphs(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement).flatMap(child => {
    if (child.name === 'p' || child.name === 'h') return [child]
    return child.name === 'list' || child.name === 'list-item' ? listParagraphs(child) : []
  })
}

function readRuns(
  element: XmlElement,
  styles: OdsStyles,
  look: { bold: boolean; colour: string | undefined },
): Run[] {
  return element.children.flatMap((child): Run[] => {
    if (!isElement(child))
      return [{ text: child.replace(/\s+/g, ' '), bold: look.bold, colour: look.colour }]
    if (child.name === 's')
      return [{ text: ' '.repeat(Math.min(100, Number(child.attributes.c ?? 1))), ...look }]
    if (child.name === 'tab') return [{ text: '\t', ...look }]
    if (child.name === 'line-break') return [{ text: '\n', ...look }]
    if (child.name === 'annotation' || child.name === 'note') return []
    if (child.name !== 'span') return readRuns(child, styles, look)
    const own = styles.get(child.attributes['style-name'])
    return readRuns(child, styles, {
      bold: own.statesBold ? own.bold : look.bold,
      colour: own.colour ?? look.colour,
    })
  })
}

function findStored(element: XmlElement): SheetCell['stored'] {
  const type = element.attributes['value-type']
  if (type === 'date')
    return {
      type,
      value: (element.attributes['date-value'] ?? '').replace(/T00:00:00(\.0+)?$/, ''),
    }
  if (type === 'boolean') return { type, value: element.attributes['boolean-value'] ?? '' }
  if (type === 'float' || type === 'percentage' || type === 'currency')
    return { type: 'number', value: element.attributes.value ?? '' }
  return undefined
}
