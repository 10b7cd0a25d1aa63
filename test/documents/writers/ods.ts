import { strToU8, zipSync } from 'fflate'
import type { PrintedDocument } from '../printed.ts'
import { escapeMarkup } from './escape.ts'
import { cellLines, type FlatCell, type FlatSheet, sheetsOf } from './rows.ts'

const type = 'application/vnd.oasis.opendocument.spreadsheet'
const names = ['office', 'table', 'text', 'style', 'number']
  .map(
    n =>
      `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n === 'number' ? 'datastyle' : n}:1.0"`,
  )
  .join(' ')
const spaces = `${names} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`

function styleName(cell: FlatCell, fills: Set<string>): string {
  const fill = cell.cell?.fill?.rgb
  const strong =
    cell.cell?.header ||
    cell.cell?.paragraphs[0]?.style === 'bold' ||
    (cell.paragraph !== undefined && cell.paragraph.style !== 'body')
  const name = `c${strong ? 'b' : 'n'}${fill && fill !== 'FFFFFF' ? fill : 'x'}`
  fills.add(name)
  return name
}

function cellXml(cell: FlatCell, fills: Set<string>): string {
  if (cell.covered) return '<table:covered-table-cell/>'
  const across = cell.cell?.colSpan ?? 1
  const down = cell.cell?.rowSpan ?? 1
  const span =
    across > 1 || down > 1
      ? ` table:number-columns-spanned="${across}" table:number-rows-spanned="${down}"`
      : ''
  const style = ` table:style-name="${styleName(cell, fills)}"`
  const lines = cell.cell ? cellLines(cell.cell) : [cell.text]
  const text =
    cell.text === '' ? '' : lines.map(l => `<text:p>${escapeMarkup(l)}</text:p>`).join('')
  const day = cell.cell?.day
  if (day)
    return `<table:table-cell${style}${span} office:value-type="date" office:date-value="${day.iso}">${text}</table:table-cell>`
  if (/^[1-9]\d{0,5}$/.test(cell.text))
    return `<table:table-cell${style}${span} office:value-type="float" office:value="${cell.text}">${text}</table:table-cell>`
  return `<table:table-cell${style}${span}${text === '' ? '' : ' office:value-type="string"'}>${text}</table:table-cell>`
}

function sheetXml(sheet: FlatSheet, fills: Set<string>): string {
  const columns = sheet.widths
    .map(
      (_, i) =>
        `<table:table-column${sheet.hiddenColumns.includes(i) ? ' table:visibility="collapse"' : ''}/>`,
    )
    .join('')
  const rows = sheet.rows.map(row => {
    const cells =
      row.cells.length === 0
        ? '<table:table-cell/>'
        : row.cells.map(c => cellXml(c, fills)).join('')
    return `<table:table-row${row.hidden ? ' table:visibility="collapse"' : ''}>${cells}</table:table-row>`
  })
  return `<table:table table:name="${escapeMarkup(sheet.name)}">${columns}${rows.join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`
}

function styleXml(name: string): string {
  const fill = name.slice(2)
  const background =
    fill === 'x'
      ? ''
      : `<style:table-cell-properties fo:background-color="#${fill.toLowerCase()}"/>`
  const weight = name[1] === 'b' ? '<style:text-properties fo:font-weight="bold"/>' : ''
  return `<style:style style:name="${name}" style:family="table-cell">${background}${weight}</style:style>`
}

/** The document as an OpenDocument spreadsheet. */
export function writeOds(document: PrintedDocument): Uint8Array {
  const fills = new Set<string>()
  const tables = sheetsOf(document)
    .map(s => sheetXml(s, fills))
    .join('')
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${spaces} office:version="1.3"><office:automatic-styles>${[...fills].map(styleXml).join('')}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`
  return zipSync({
    mimetype: [strToU8(type), { level: 0 }],
    'content.xml': strToU8(content),
    'styles.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${spaces} office:version="1.3"><office:styles/></office:document-styles>`,
    ),
    'META-INF/manifest.xml': strToU8(manifest),
  })
}
