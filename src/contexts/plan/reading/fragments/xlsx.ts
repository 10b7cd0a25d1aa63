import { type FragmentedDocument, UnreadableDocument } from '../reading.ts'
import { createFragmentList, fragmentedDocument } from './fragment-list.ts'
import { limits } from './limits.ts'
import { readTheme } from './office-theme.ts'
import type { ZipFolder } from './open-zip.ts'
import type { Run } from './runs.ts'
import { addSheet, type Sheet, type SheetCell } from './spreadsheet-fragments.ts'
import { normaliseSpace } from './white-space.ts'
import { applyConditions, type CellRange, columnNumber, findRange } from './xlsx-conditions.ts'
import { type CellLook, type ExcelStyles, readExcelStyles } from './xlsx-styles.ts'
import { readRichText, showNumber, unescapeExcel } from './xlsx-values.ts'
import {
  findChild,
  findPath,
  isElement,
  listChildren,
  parseXml,
  textOf,
  type XmlElement,
} from './xml-tree.ts'

type Workbook = {
  zip: ZipFolder
  styles: ExcelStyles
  strings: XmlElement[]
  from1904: boolean
  cells: number
}

const plainLook: CellLook = { fill: undefined, colour: undefined, bold: false, format: 0 }

/** Fragments of an Excel file. Formulas are never evaluated: the value that was saved is what is read. */
export function readExcel(zip: ZipFolder, name: string): FragmentedDocument {
  const part = zip.find('xl/workbook.xml')
  const root = part && findChild(parseXml(part), 'workbook')
  if (!root)
    throw new UnreadableDocument(
      'The Excel file holds no workbook. Open it in Excel, save it again as .xlsx and use that.',
    )
  const relations = readRelations(zip, 'xl/_rels/workbook.xml.rels')
  const target = (type: string) => relations.find(relation => relation.type.endsWith(type))?.target
  const find = (type: string, usual: string) => zip.find(resolvePath('xl/', target(type) ?? usual))
  const strings = find('/sharedStrings', 'sharedStrings.xml')
  const workbook: Workbook = {
    zip,
    styles: readExcelStyles(
      find('/styles', 'styles.xml'),
      readTheme(find('/theme', 'theme/theme1.xml')),
    ),
    strings: strings ? listChildren(findChild(parseXml(strings), 'sst'), 'si') : [],
    from1904: ['1', 'true'].includes(findChild(root, 'workbookPr')?.attributes.date1904 ?? ''),
    cells: 0,
  }
  const list = createFragmentList()
  for (const [i, entry] of listChildren(findChild(root, 'sheets'), 'sheet').entries()) {
    const relation = relations.find(({ id }) => id === entry.attributes.id)
    // Chart sheets have no cells.
    if (relation && !relation.type.endsWith('/worksheet')) continue
    const path = resolvePath('xl/', relation?.target ?? `worksheets/sheet${i + 1}.xml`)
    const sheet = readSheet(workbook, path, entry.attributes.name ?? '', i + 1)
    if (sheet)
      addSheet(list, { ...sheet, hidden: (entry.attributes.state ?? 'visible') !== 'visible' })
  }
  const core = zip.find('docProps/core.xml')
  const title = core && normaliseSpace(textOf(findPath(parseXml(core), 'coreProperties', 'title')))
  return fragmentedDocument('xlsx', name, list, title)
}

function readRelations(
  zip: ZipFolder,
  path: string,
): { id: string; type: string; target: string }[] {
  const part = zip.find(path)
  if (!part) return []
  return listChildren(findChild(parseXml(part), 'Relationships'), 'Relationship').map(
    ({ attributes }) => ({
      id: attributes.Id ?? '',
      type: attributes.Type ?? '',
      target: attributes.Target ?? '',
    }),
  )
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function readSheet(
  workbook: Workbook,
  path: string,
  name: string,
  number: number,
): Sheet | undefined {
  const part = workbook.zip.find(path)
  const root = part && findChild(parseXml(part), 'worksheet')
  if (!root) return undefined
  const hiddenColumns = listChildren(findChild(root, 'cols'), 'col')
    .filter(col => isTrue(col.attributes.hidden))
    .map(col => ({ from: Number(col.attributes.min), to: Number(col.attributes.max) }))
  const cells: SheetCell[] = []
  let row = 0
  for (const element of listChildren(findChild(root, 'sheetData'), 'row')) {
    row = Number(element.attributes.r ?? row + 1)
    readRow(workbook, element, row, hiddenColumns, cells)
  }
  const kept = mergeCells(root, cells)
  markHeaders(workbook, root, path, kept)
  applyConditions(root, workbook.styles, kept)
  return { name, number, hidden: false, cells: kept }
}

function readRow(
  workbook: Workbook,
  element: XmlElement,
  row: number,
  hiddenColumns: { from: number; to: number }[],
  cells: SheetCell[],
) {
  const hiddenRow = isTrue(element.attributes.hidden)
  let col = 0
  for (const child of listChildren(element, 'c')) {
    if (++workbook.cells > limits.cells)
      throw new UnreadableDocument(
        'The spreadsheet holds too many cells to be a plan. Copy only the plan to a file of its own and use that.',
      )
    col = child.attributes.r ? columnNumber(child.attributes.r.replace(/\d+$/, '')) : col + 1
    const at = col
    const hidden = hiddenRow || hiddenColumns.some(({ from, to }) => at >= from && at <= to)
    cells.push({ row, col, hidden: hidden || undefined, ...readCell(workbook, child) })
  }
}

function readCell(
  workbook: Workbook,
  element: XmlElement,
): Pick<SheetCell, 'runs' | 'stored' | 'fill' | 'colour'> {
  const look = workbook.styles.looks[Number(element.attributes.s ?? 0)] ?? plainLook
  const value = textOf(findChild(element, 'v'))
  const { fill, colour, bold } = look
  const plain = (text: string): Run[] => [{ text, bold }]
  switch (element.attributes.t ?? 'n') {
    case 's': {
      const item = workbook.strings[Number(value)]
      return {
        runs: item ? readRichText(item, workbook.styles, bold) : [],
        stored: undefined,
        fill,
        colour,
      }
    }
    case 'inlineStr': {
      const item = findChild(element, 'is')
      return {
        runs: item ? readRichText(item, workbook.styles, bold) : [],
        stored: undefined,
        fill,
        colour,
      }
    }
    case 'b':
      return {
        runs: plain(value === '1' ? 'TRUE' : 'FALSE'),
        stored: { type: 'boolean', value },
        fill,
        colour,
      }
    case 'n': {
      const number = Number(value)
      if (value.trim() === '' || Number.isNaN(number))
        return { runs: plain(value), stored: undefined, fill, colour }
      const shown = showNumber(number, look.format, workbook.from1904)
      return { runs: plain(shown.text), stored: shown.stored, fill, colour }
    }
    case 'd': {
      const serial =
        (Date.parse(`${value.slice(0, 19)}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, '$1T00:00:00Z')) -
          Date.UTC(1899, 11, 30)) /
        86_400_000
      if (Number.isNaN(serial)) return { runs: plain(value), stored: undefined, fill, colour }
      const shown = showNumber(serial, look.format, false)
      return { runs: plain(shown.text), stored: shown.stored, fill, colour }
    }
    default:
      return { runs: plain(unescapeExcel(value)), stored: undefined, fill, colour }
  }
}

/** Gives the first cell of each merged range its spans and drops what lies under it. */
function mergeCells(root: XmlElement, cells: SheetCell[]): SheetCell[] {
  const ranges = listChildren(findChild(root, 'mergeCells'), 'mergeCell')
    .map(merge => findRange(merge.attributes.ref ?? ''))
    .filter(range => range !== undefined)
  if (ranges.length === 0) return cells
  const byCorner = new Map(ranges.map(range => [`${range.top}/${range.left}`, range]))
  return cells.filter(cell => {
    const own = byCorner.get(`${cell.row}/${cell.col}`)
    if (own) {
      if (own.bottom > own.top) cell.rowSpan = own.bottom - own.top + 1
      if (own.right > own.left) cell.colSpan = own.right - own.left + 1
      return true
    }
    return !ranges.some(range => isInside(range, cell))
  })
}

function isInside(range: CellRange, cell: SheetCell): boolean {
  return (
    cell.row >= range.top &&
    cell.row <= range.bottom &&
    cell.col >= range.left &&
    cell.col <= range.right
  )
}

/** The header and totals rows of Excel's own tables, and the row that carries the filter buttons. */
function markHeaders(workbook: Workbook, root: XmlElement, path: string, cells: SheetCell[]) {
  const filter = findRange(findChild(root, 'autoFilter')?.attributes.ref ?? '')
  const headers = filter ? [{ ...filter, bottom: filter.top }] : []
  const totals: CellRange[] = []
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = readRelations(workbook.zip, `${folder}_rels/${path.slice(folder.length)}.rels`)
  for (const relation of relations.filter(({ type }) => type.endsWith('/table'))) {
    const part = workbook.zip.find(resolvePath(folder, relation.target))
    const table = part && parseXml(part).children.find(isElement)
    const range = table && findRange(table.attributes.ref ?? '')
    if (!table || !range) continue
    if ((table.attributes.headerRowCount ?? '1') !== '0')
      headers.push({ ...range, bottom: range.top })
    if (Number(table.attributes.totalsRowCount ?? 0) > 0)
      totals.push({ ...range, top: range.bottom })
  }
  for (const cell of cells) {
    if (headers.some(range => isInside(range, cell))) cell.header = true
    if (totals.some(range => isInside(range, cell))) cell.apart = 'totals row'
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
