import { strToU8, zipSync } from 'fflate'
import { formatDay } from '../../../design-system/index.ts'
import { type PrintedCell, printTables } from './printed-tables.ts'
import { rags } from './rag-words.ts'
import type { Snapshot } from './snapshot.ts'

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'

/** The publication as an OpenDocument spreadsheet (ISO/IEC 26300): one sheet, the colour as fill and as word. */
export function writeOds(snapshot: Snapshot): Uint8Array {
  return zipSync({
    // The format asks for this one first and not compressed.
    mimetype: [strToU8(mediaType), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest),
    'meta.xml': strToU8(
      `${head}<office:document-meta ${names} office:version="1.3"><office:meta><dc:title>${xml(snapshot.title)}</dc:title></office:meta></office:document-meta>`,
    ),
    'content.xml': strToU8(contentOf(snapshot)),
  })
}

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const names = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ')

const manifest = `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="${mediaType}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`

function contentOf(snapshot: Snapshot): string {
  const width = snapshot.columns.length
  const rows = [
    wideRow(snapshot.title, width, 'heading'),
    wideRow(`${snapshot.partnership}. As it stood on ${formatDay(snapshot.asAt)}.`, width, 'plain'),
    ...snapshot.legend.map(({ rag, text }) =>
      wideRow(`${rags[rag].word} – ${text}`, width, 'plain'),
    ),
    ...printTables(snapshot).flatMap(section => [
      ...(section.heading ? [wideRow(section.heading, width, 'heading')] : []),
      ...(section.rows.length > 0
        ? [row(section.columns.map(({ label }) => cell([label], 'header')))]
        : []),
      ...section.rows.map(printed => row(printed.map(printCell))),
    ]),
  ]
  return `${head}<office:document-content ${names} office:version="1.3"><office:automatic-styles>${styles()}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Plan"><table:table-column table:style-name="column" table:number-columns-repeated="${width}"/>${rows.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`
}

function styles(): string {
  const fills = Object.entries(rags).map(([rag, { fill }]) =>
    cellStyle(rag, `fo:background-color="#${fill}"`, ''),
  )
  return [
    '<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="5.5cm"/></style:style>',
    cellStyle('plain', '', ''),
    cellStyle('heading', '', 'fo:font-weight="bold" fo:font-size="14pt"'),
    cellStyle('header', 'fo:background-color="#D9D9D9"', 'fo:font-weight="bold"'),
    ...fills,
  ].join('')
}

function cellStyle(name: string, cellProperties: string, textProperties: string): string {
  return `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" ${cellProperties}/><style:text-properties ${textProperties}/></style:style>`
}

function row(cells: string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`
}

function wideRow(text: string, width: number, style: string): string {
  const covered =
    width > 1 ? `<table:covered-table-cell table:number-columns-repeated="${width - 1}"/>` : ''
  return row([
    cell([text], style, `table:number-columns-spanned="${width}" table:number-rows-spanned="1"`) +
      covered,
  ])
}

function printCell(printed: PrintedCell | null): string {
  if (printed === null) return '<table:covered-table-cell/>'
  const paragraphs = printed.paragraphs.map(({ text, bullet }) => (bullet ? `• ${text}` : text))
  const span =
    printed.rowSpan > 1
      ? `table:number-columns-spanned="1" table:number-rows-spanned="${printed.rowSpan}"`
      : ''
  return cell(paragraphs, printed.fill ?? 'plain', span)
}

/** Always text: nothing that somebody typed can become a formula. */
function cell(paragraphs: string[], style: string, attributes = ''): string {
  return `<table:table-cell table:style-name="${style}" office:value-type="string" ${attributes}>${paragraphs.map(text => `<text:p>${xml(text)}</text:p>`).join('')}</table:table-cell>`
}

/** Text as XML; the few characters that XML cannot hold at all are left out. */
function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
}
